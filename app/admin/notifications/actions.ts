'use server'

import { revalidatePath } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { DONE } from '@/lib/action-result'
import { requireStaff } from '@/lib/auth/gates'
import { readAllNotifications, readNotification } from '@/lib/staffing/notifications'
import { giveBack } from '@/lib/staffing/returns'
import { giveBackSchema, preferenceSchema, readSchema } from '@/lib/staffing/schema'
import { setMailsReminders } from '@/lib/staffing/skills'

const gate = () => requireStaff('notification.view')

/** Marks one of the own notifications as read. */
export const markReadAction = defineAction({
  schema: readSchema,
  gate,
  run: async ({ id }, { staff_id }) => {
    await readNotification(db, staff_id, id)
    revalidatePath('/admin', 'layout')
    return DONE
  },
})

/** Marks all of the own notifications as read. */
export const markAllReadAction = defineAction({
  schema: z.object({}),
  gate,
  run: async (_input, { staff_id }) => {
    await readAllNotifications(db, staff_id)
    revalidatePath('/admin', 'layout')
    return DONE
  },
})

/** The cover gives back what they hold for somebody who has returned. */
export const giveBackAction = defineAction({
  schema: giveBackSchema,
  gate: () => requireStaff('case.decide'),
  run: async ({ absence_id }, staff) => {
    const t = await getTranslations('staffing.back')
    const result = await giveBack(db, staff, absence_id, t('reason'))
    revalidatePath('/admin', 'layout')
    return { ok: true, data: result }
  },
})

/** Whether reminders come by mail too. */
export const savePreferenceAction = defineAction({
  schema: preferenceSchema,
  gate,
  run: async ({ mails_reminders }, { staff_id }) => {
    await db.transaction().execute((trx) => setMailsReminders(trx, staff_id, mails_reminders))
    return DONE
  },
})
