import { sql } from 'kysely'
import type { Trx } from '@/db'
import { log } from '@/lib/log'
import { type LockedApplication, lockApplication } from '../process/lock'
import { EFFECTS } from './effects'
import type { TimerKind } from './timers'

/**
 * Before a person's move: does what the clock of this case had to do until `now`, as of the instants it was due. A timer
 * that fails is left to the sweep, which tries it again; the person is not kept from working. Returns the row as it is then.
 */
export async function fireOverdue(
  trx: Trx,
  application: LockedApplication,
  now: Date,
): Promise<LockedApplication> {
  const due = await nextTimer(trx, application.id, now)
  if (!due || due.error !== null) return application
  await sql`savepoint before_timers`.execute(trx)
  try {
    return await fireAll(trx, application, now)
  } catch (error) {
    await sql`rollback to savepoint before_timers`.execute(trx)
    log.error({ err: error, application_id: application.id, timer_id: due.id }, 'timer failed before a move')
    return application
  }
}

/** Fires the due timers of a locked application one after the other, those included that the earlier ones set. Throws when one fails. */
export async function fireAll(
  trx: Trx,
  application: LockedApplication,
  now: Date,
): Promise<LockedApplication> {
  let row = application
  for (;;) {
    const timer = await nextTimer(trx, row.id, now)
    if (!timer) return row
    await trx
      .updateTable('application_timers')
      .set({ fired_at: now, error: null, next_attempt_at: null })
      .where('id', '=', timer.id)
      .execute()
    await EFFECTS[timer.kind as TimerKind](trx, row, timer.fire_at)
    row = (await lockApplication(trx, row.id)) ?? row
  }
}

async function nextTimer(trx: Trx, applicationId: string, now: Date) {
  return trx
    .selectFrom('application_timers')
    .select(['id', 'kind', 'fire_at', 'error'])
    .where('application_id', '=', applicationId)
    .where('fired_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .where('fire_at', '<=', now)
    .orderBy('fire_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
}
