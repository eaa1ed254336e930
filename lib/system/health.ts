import { sql } from 'kysely'
import type { Db } from '@/db'
import { listQueueFigures, listWorkers } from '@/lib/jobs/queries'
import { findMigrations } from './migrations'

export type Check = { ok: true } | { ok: false; why: CheckProblem; detail?: string }

export type CheckProblem = 'unreachable' | 'pending' | 'noWorker' | 'stuck' | 'slow'

export type Readiness = { ok: boolean; checks: { database: Check; migrations: Check; jobs: Check } }

/** A check that takes longer says so instead of keeping the asker waiting. */
const PATIENCE_MILLISECONDS = 5000
/** A job that could have run for so long means that the workers do not keep up, or do not work. */
const STUCK_SECONDS = 900

/** Whether this installation can serve: the database answers, has every migration, and somebody works the jobs. */
export async function checkReadiness(db: Db): Promise<Readiness> {
  const database = await patiently(checkDatabase(db))
  const rest = database.ok
    ? await Promise.all([patiently(checkMigrations(db)), patiently(checkJobs(db))])
    : [database, database]
  const [migrations = database, jobs = database] = rest
  return { ok: database.ok && migrations.ok && jobs.ok, checks: { database, migrations, jobs } }
}

async function checkDatabase(db: Db): Promise<Check> {
  await sql`select 1`.execute(db)
  return { ok: true }
}

async function checkMigrations(db: Db): Promise<Check> {
  const { pending } = await findMigrations(db)
  return pending.length === 0 ? { ok: true } : { ok: false, why: 'pending', detail: pending.join(', ') }
}

async function checkJobs(db: Db): Promise<Check> {
  const [workers, queues] = await Promise.all([listWorkers(db), listQueueFigures(db)])
  if (!workers.some((worker) => worker.is_alive)) return { ok: false, why: 'noWorker' }
  const stuck = queues.filter((queue) => (queue.oldest_seconds ?? 0) > STUCK_SECONDS)
  if (stuck.length === 0) return { ok: true }
  return { ok: false, why: 'stuck', detail: stuck.map((queue) => queue.name).join(', ') }
}

/** Which check failed is told; the error itself is not, it may name hosts and users. */
async function patiently(check: Promise<Check>): Promise<Check> {
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<Check>((resolve) => {
    timer = setTimeout(() => resolve({ ok: false, why: 'slow' }), PATIENCE_MILLISECONDS)
  })
  try {
    return await Promise.race([check, tooLong])
  } catch {
    return { ok: false, why: 'unreachable' }
  } finally {
    clearTimeout(timer)
  }
}
