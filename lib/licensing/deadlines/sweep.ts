import { type Db, db } from '@/db'
import { log } from '@/lib/log'
import { runDigests } from '@/lib/staffing/digest'
import { lockApplication } from '../process/lock'
import { fireAll } from './fire'

const BATCH = 200
const MS_PER_MINUTE = 60_000
const LONGEST_WAIT = 6 * 60

export type Swept = { applications: number; failed: number }

/** The job `licensing.deadlines`: every minute, whatever became due since the last one. */
export async function runDeadlines(): Promise<void> {
  const swept = await sweepDeadlines(db, new Date())
  if (swept.applications > 0 || swept.failed > 0) log.info(swept, 'deadlines swept')
  await runDigests()
}

/**
 * Fires the timers that are due, application by application, each in a transaction of its own: what fails is written beside
 * its timer, waits longer each time, and keeps nobody else waiting. A case that somebody is working on at this moment is
 * passed over; their own move does it, or the next sweep. Running twice at once fires nothing twice.
 */
export async function sweepDeadlines(database: Db, now: Date): Promise<Swept> {
  const swept: Swept = { applications: 0, failed: 0 }
  const seen = new Set<string>()
  for (;;) {
    const due = await listDue(database, now, seen)
    for (const id of due) {
      seen.add(id)
      try {
        const hasFired = await database.transaction().execute(async (trx) => {
          if (!(await tryLock(trx, id))) return false
          const application = await lockApplication(trx, id)
          if (application) await fireAll(trx, application, now)
          return true
        })
        if (hasFired) swept.applications++
      } catch (error) {
        swept.failed++
        await keepFailure(database, id, now, error)
      }
    }
    if (due.length < BATCH) return swept
  }
}

async function listDue(database: Db, now: Date, seen: ReadonlySet<string>): Promise<string[]> {
  const rows = await database
    .selectFrom('application_timers')
    .select('application_id')
    .where('fired_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .where('fire_at', '<=', now)
    .where((eb) => eb.or([eb('next_attempt_at', 'is', null), eb('next_attempt_at', '<=', now)]))
    .$if(seen.size > 0, (query) =>
      query.where((eb) => eb.not(eb('application_id', '=', eb.fn.any(eb.val([...seen]))))),
    )
    .groupBy('application_id')
    .orderBy((eb) => eb.fn.min('fire_at'))
    .limit(BATCH)
    .execute()
  return rows.map((row) => row.application_id)
}

async function tryLock(trx: Parameters<typeof lockApplication>[0], id: string): Promise<boolean> {
  const row = await trx
    .selectFrom('applications')
    .select('id')
    .where('id', '=', id)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  return row !== undefined
}

async function keepFailure(database: Db, applicationId: string, now: Date, error: unknown): Promise<void> {
  log.error({ err: error, application_id: applicationId }, 'timer failed')
  const timer = await database
    .selectFrom('application_timers')
    .select(['id', 'attempts'])
    .where('application_id', '=', applicationId)
    .where('fired_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .where('fire_at', '<=', now)
    .orderBy('fire_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  if (!timer) return
  const minutes = Math.min(LONGEST_WAIT, 2 ** timer.attempts)
  await database
    .updateTable('application_timers')
    .set({
      attempts: timer.attempts + 1,
      next_attempt_at: new Date(now.getTime() + minutes * MS_PER_MINUTE),
      error: error instanceof Error ? error.message.slice(0, 500) : 'unknown',
    })
    .where('id', '=', timer.id)
    .where('fired_at', 'is', null)
    .execute()
}
