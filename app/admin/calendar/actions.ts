'use server'

import { revalidatePath } from 'next/cache'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { requireStaff } from '@/lib/auth/gates'
import { addHoliday, changeHoliday, removeHoliday } from '@/lib/reference/holidays-mutations'
import { holidayChangeSchema, holidayDaySchema } from '@/lib/reference/holidays-schema'

const gate = () => requireStaff('calendar.edit')

/** Adds a day off, or changes the one at `day`. Refuses `dayTaken` and `notFound`. */
export const saveHolidayAction = defineAction({
  schema: holidayChangeSchema.partial({ day: true }),
  gate,
  run: async ({ day, ...holiday }, { actor }) => {
    const result = await db
      .transaction()
      .execute((trx) => (day ? changeHoliday(trx, actor, day, holiday) : addHoliday(trx, actor, holiday)))
    revalidatePath('/admin/calendar')
    return result
  },
})

/** Takes a day off out of the calendar. */
export const removeHolidayAction = defineAction({
  schema: holidayDaySchema,
  gate,
  run: async ({ day }, { actor }) => {
    const result = await db.transaction().execute((trx) => removeHoliday(trx, actor, day))
    revalidatePath('/admin/calendar')
    return result
  },
})
