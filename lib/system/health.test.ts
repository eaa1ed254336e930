import '@/db/testing'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { afterEach, describe, expect, test } from 'vitest'
import { GET as ready } from '@/app/api/health/ready/route'
import { GET as health } from '@/app/api/health/route'
import { createPool, db } from '@/db'
import { createUser } from '@/db/testing-rows'
import type { DB } from '@/db/types'
import type { Actor } from '@/lib/audit/mutations'
import { newId, type StaffId } from '@/lib/ids'
import { enqueue, stopSender } from '@/lib/jobs/boss'
import { startHeartbeat } from '@/lib/jobs/heartbeat'
import { retryFailedJob } from '@/lib/jobs/mutations'
import { listFailedJobs, listQueueFigures, listWorkers } from '@/lib/jobs/queries'
import { checkReadiness } from './health'
import { readMetrics } from './metrics'
import { getDatabaseFacts, listTableSizes } from './queries'

afterEach(async () => {
  await stopSender()
  await db.deleteFrom('worker_heartbeats').execute()
  await sql`delete from pgboss.job`.execute(db)
})

test('the process says that it lives', async () => {
  const response = health()
  expect(response.status).toBe(200)
  expect(await response.json()).toMatchObject({ status: 'ok' })
})

describe('readiness', () => {
  test('is there with a worker, and gone with it', async () => {
    expect((await ready()).status).toBe(503)
    const end = await startHeartbeat(db)
    const response = await ready()
    expect([response.status, await response.json()]).toEqual([
      200,
      { status: 'ready', checks: { database: { ok: true }, migrations: { ok: true }, jobs: { ok: true } } },
    ])
    await end()
    expect((await checkReadiness(db)).checks.jobs).toEqual({ ok: false, why: 'noWorker' })
  })

  test('a worker that was not heard of for a minute counts as gone', async () => {
    const end = await startHeartbeat(db)
    await db
      .updateTable('worker_heartbeats')
      .set({ beat_at: new Date(Date.now() - 61_000) })
      .execute()
    expect((await checkReadiness(db)).checks.jobs).toEqual({ ok: false, why: 'noWorker' })
    await end()
  })

  test('jobs that wait for too long and migrations that were not run are named', async () => {
    const end = await startHeartbeat(db)
    await db
      .transaction()
      .execute((trx) =>
        enqueue(
          trx,
          'email.send',
          { message_id: newId() },
          { start_after: new Date(Date.now() - 1_000_000) },
        ),
      )
    await sql`update pgboss.job set start_after = now() - interval '20 minutes'`.execute(db)
    const { rows } = await sql<{ name: string }>`
      delete from kysely_migration where name = (select max(name) from kysely_migration) returning name`.execute(
      db,
    )
    const { ok, checks } = await checkReadiness(db)
    expect(ok).toBe(false)
    expect(checks.jobs).toEqual({ ok: false, why: 'stuck', detail: 'email.send' })
    expect(checks.migrations).toEqual({ ok: false, why: 'pending', detail: rows[0]?.name })
    await sql`insert into kysely_migration (name, timestamp) values (${rows[0]?.name}, now()::text)`.execute(
      db,
    )
    await end()
  })

  test('a database that is away is said, without saying where it was looked for', async () => {
    const pool = createPool('postgres://nobody:secret@127.0.0.1:9/nothing', 1)
    const away = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
    const readiness = await checkReadiness(away)
    expect(readiness.checks.database).toEqual({ ok: false, why: 'unreachable' })
    expect(JSON.stringify(readiness)).not.toContain('nobody')
    await away.destroy()
  })
})

test('a failed job is retried once, with its entry; not again', async () => {
  const user = await createUser(db, { staff_role: 'admin' })
  const actor: Actor = { kind: 'staff', user_id: user.id, name: user.name }
  await db.transaction().execute((trx) => enqueue(trx, 'email.send', { message_id: newId() }))
  await sql`update pgboss.job set state = 'failed', completed_on = now(),
    output = '{"message": "no route"}'`.execute(db)
  const [job] = await listFailedJobs(db, user.id as string as StaffId)
  if (!job) throw new Error('there must be a failed job')
  expect((await listQueueFigures(db)).find((queue) => queue.name === 'email.send')).toMatchObject({
    failed: 1,
  })
  const retry = (name: string) =>
    db.transaction().execute((trx) => retryFailedJob(trx, actor, { name, id: job.id }))
  expect(await retry('no.such.queue')).toMatchObject({ reason: 'notFailed' })
  expect(await retry('email.send')).toMatchObject({ ok: true })
  expect(await retry('email.send')).toMatchObject({ reason: 'notFailed' })
  expect((await listQueueFigures(db)).find((queue) => queue.name === 'email.send')).toMatchObject({
    failed: 0,
    ready: 1,
  })
  const audit = await db.selectFrom('audit_log').select('action').where('entity_id', '=', job.id).execute()
  expect(audit).toEqual([{ action: 'job.retried' }])
})

test('figures of database, workers and metrics can be read', async () => {
  const end = await startHeartbeat(db)
  expect(await getDatabaseFacts(db)).toMatchObject({ version: expect.stringMatching(/^\d/) })
  expect((await listTableSizes(db)).length).toBeGreaterThan(5)
  expect(await listWorkers(db)).toMatchObject([{ pid: process.pid, is_alive: true }])
  const { text, contentType } = await readMetrics(db)
  expect(contentType).toContain('text/plain')
  expect(text).toContain('izinku_workers_alive 1')
  expect(text).toContain('izinku_jobs{queue="email.send",state="ready"} 0')
  expect(text).toContain('process_cpu_seconds_total')
  await end()
})
