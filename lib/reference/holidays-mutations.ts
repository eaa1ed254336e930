import type { Trx } from '@/db'
import { type ActionResult, DONE, refuse } from '@/lib/action-result'
import { type Actor, recordAudit } from '@/lib/audit/mutations'
import { noteCalendarChange } from './calendar-changes'
import type { FileHoliday, HolidayDifference } from './holidays-import'
import type { HolidayInput } from './holidays-schema'

// Every change is noted for the deadlines that stand: a job counts them anew and says which moved.

/** Adds a day off. Refuses `dayTaken`. */
export async function addHoliday(trx: Trx, actor: Actor, holiday: HolidayInput): Promise<ActionResult> {
  const added = await trx
    .insertInto('holidays')
    .values({ ...holiday, source: holiday.source || null })
    .onConflict((conflict) => conflict.column('holiday_on').doNothing())
    .returning('holiday_on')
    .executeTakeFirst()
  if (!added) return refuse('dayTaken', { holiday_on: 'dayTaken' })
  await recordAudit(trx, actor, {
    action: 'holiday.added',
    entity_type: 'holiday',
    entity_id: holiday.holiday_on,
    after: holiday,
  })
  await noteCalendarChange(trx, actor, `+ ${holiday.holiday_on} ${holiday.name_id}`)
  return DONE
}

/** Changes a day off, its date too. Refuses `notFound` and `dayTaken`. */
export async function changeHoliday(
  trx: Trx,
  actor: Actor,
  day: string,
  holiday: HolidayInput,
): Promise<ActionResult> {
  const before = await trx
    .selectFrom('holidays')
    .select(['holiday_on', 'name_id', 'name_en', 'kind', 'source'])
    .where('holiday_on', '=', day)
    .forUpdate()
    .executeTakeFirst()
  if (!before) return refuse('notFound')
  const row = { ...holiday, source: holiday.source || null }
  if (holiday.holiday_on === day) {
    await trx.updateTable('holidays').set(row).where('holiday_on', '=', day).execute()
  } else {
    const moved = await trx
      .insertInto('holidays')
      .values(row)
      .onConflict((conflict) => conflict.column('holiday_on').doNothing())
      .returning('holiday_on')
      .executeTakeFirst()
    if (!moved) return refuse('dayTaken', { holiday_on: 'dayTaken' })
    await trx.deleteFrom('holidays').where('holiday_on', '=', day).execute()
  }
  await recordAudit(trx, actor, {
    action: 'holiday.changed',
    entity_type: 'holiday',
    entity_id: holiday.holiday_on,
    before,
    after: holiday,
  })
  if (holiday.holiday_on !== day || holiday.kind !== before.kind)
    await noteCalendarChange(trx, actor, `${day} → ${holiday.holiday_on} ${holiday.name_id}`)
  return DONE
}

/** Takes a day off out of the calendar. One that is gone already is no failure. */
export async function removeHoliday(trx: Trx, actor: Actor, day: string): Promise<ActionResult> {
  const before = await trx
    .deleteFrom('holidays')
    .where('holiday_on', '=', day)
    .returning(['holiday_on', 'name_id', 'name_en', 'kind', 'source'])
    .executeTakeFirst()
  if (!before) return DONE
  await recordAudit(trx, actor, {
    action: 'holiday.removed',
    entity_type: 'holiday',
    entity_id: day,
    before,
  })
  await noteCalendarChange(trx, actor, `− ${day} ${before.name_id}`)
  return DONE
}

/** The days off of a year, locked until the transaction ends. */
export async function lockHolidays(trx: Trx, year: number): Promise<FileHoliday[]> {
  const rows = await trx
    .selectFrom('holidays')
    .select(['holiday_on', 'name_id', 'name_en', 'kind'])
    .where('holiday_on', '>=', `${year}-01-01`)
    .where('holiday_on', '<=', `${year}-12-31`)
    .orderBy('holiday_on')
    .forUpdate()
    .execute()
  return rows as FileHoliday[]
}

/** Brings a year in line with a file whose differences to the locked days were computed. */
export async function importHolidays(
  trx: Trx,
  actor: Actor,
  { year, source, differences }: { year: number; source: string; differences: HolidayDifference[] },
): Promise<void> {
  const written = differences.flatMap((difference) =>
    difference.kind === 'removed' ? [] : [{ ...difference.after, source: source || null }],
  )
  const removed = differences.flatMap((difference) =>
    difference.kind === 'removed' ? [difference.before.holiday_on] : [],
  )
  if (removed.length > 0) await trx.deleteFrom('holidays').where('holiday_on', 'in', removed).execute()
  if (written.length > 0) {
    await trx
      .insertInto('holidays')
      .values(written)
      .onConflict((conflict) =>
        conflict.column('holiday_on').doUpdateSet((eb) => ({
          name_id: eb.ref('excluded.name_id'),
          name_en: eb.ref('excluded.name_en'),
          kind: eb.ref('excluded.kind'),
          source: eb.ref('excluded.source'),
        })),
      )
      .execute()
  }
  await recordAudit(trx, actor, {
    action: 'holidays.imported',
    entity_type: 'holiday',
    entity_id: String(year),
    before: Object.fromEntries(
      differences.flatMap((difference) =>
        difference.kind === 'added' ? [] : [[difference.before.holiday_on, difference.before.name_id]],
      ),
    ),
    after: Object.fromEntries(written.map((row) => [row.holiday_on, row.name_id])),
  })
  if (differences.length > 0) await noteCalendarChange(trx, actor, `${year} (${differences.length})`)
}
