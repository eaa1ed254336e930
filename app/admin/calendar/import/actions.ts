'use server'

import { revalidatePath } from 'next/cache'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { type ActionResult, refuse } from '@/lib/action-result'
import { requireStaff } from '@/lib/auth/gates'
import { sha256 } from '@/lib/crypto'
import {
  type HolidayDifference,
  type HolidayProblem,
  holidayDifference,
  parseHolidayFile,
} from '@/lib/reference/holidays-import'
import { importHolidays, lockHolidays } from '@/lib/reference/holidays-mutations'
import { holidayApplySchema, holidayImportSchema } from '@/lib/reference/holidays-schema'
import { findHolidays } from '@/lib/reference/queries'

export type CalendarPreview =
  | { kind: 'problems'; problems: HolidayProblem[] }
  | { kind: 'differences'; differences: HolidayDifference[]; named: number; seen: string }

const gate = () => requireStaff('calendar.edit')

/** Shows what a file would change in a year, or which of its lines are bad. */
export const previewHolidaysAction = defineAction({
  schema: holidayImportSchema,
  gate,
  run: async ({ year, text, replace }): Promise<ActionResult<CalendarPreview>> => {
    const file = parseHolidayFile(text, year)
    if (!file.ok) return { ok: true, data: { kind: 'problems', problems: file.problems } }
    const differences = holidayDifference(await findHolidays(db, year), file.holidays, replace)
    const data = {
      kind: 'differences' as const,
      differences,
      named: file.holidays.length,
      seen: fingerprint(differences),
    }
    return { ok: true, data }
  },
})

/** Applies a file whose differences were shown. Refuses `changedMeanwhile` when they are others by now. */
export const applyHolidaysAction = defineAction({
  schema: holidayApplySchema,
  gate,
  run: async (
    { year, text, source, replace, seen },
    { actor },
  ): Promise<ActionResult<{ changed: number }>> => {
    const file = parseHolidayFile(text, year)
    if (!file.ok) return refuse('changedMeanwhile')
    const outcome = await db.transaction().execute(async (trx) => {
      const differences = holidayDifference(await lockHolidays(trx, year), file.holidays, replace)
      if (fingerprint(differences) !== seen) return refuse('changedMeanwhile')
      await importHolidays(trx, actor, { year, source: source || (file.source ?? ''), differences })
      return { ok: true as const, data: { changed: differences.length } }
    })
    revalidatePath('/admin/calendar')
    return outcome
  },
})

function fingerprint(differences: HolidayDifference[]): string {
  const named = differences.map((difference) => [
    difference.kind,
    'before' in difference && facts(difference.before),
    'after' in difference && facts(difference.after),
  ])
  return sha256(JSON.stringify(named))
}

function facts(day: { holiday_on: string; name_id: string; name_en: string; kind: string }) {
  return [day.holiday_on, day.name_id, day.name_en, day.kind]
}
