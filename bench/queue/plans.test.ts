import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { loadCase } from '@/app/admin/applications/[id]/load-case'
import { loadQueue } from '@/app/admin/queue/load-queue'
import { db } from '@/db'
import { testDatabaseUrl } from '@/db/testing'
import { stopSender } from '@/lib/jobs/boss'
import { sweepDeadlines } from '@/lib/licensing/deadlines/sweep'
import { parseQueueFilter } from '@/lib/licensing/review/queue-filter'
import { answerScene, moveScenes } from './moves'
import { findScans, largeTables } from './plans'
import { caseScenes, queueScenes } from './reads'
import { record } from './recorder'
import { grantStaff } from './scenes'
import { seedQueue } from './seed'

// Every query of the pages that must stay fast is explained on a database of middling size: none may read a large table.

// What is shown is read in a request; here only what is asked of the database matters.
vi.mock('next-intl/server', () => ({
  getLocale: async () => 'id',
  getTranslations: async () => (key: string) => key,
}))

process.env.AUTH_SECRET ??= 'x'.repeat(32)
process.env.ENCRYPTION_KEY ??= '0'.repeat(64)
process.env.MIDTRANS_SERVER_KEY ??= 'x'
process.env.MIDTRANS_CLIENT_KEY ??= 'x'
process.env.SENDGRID_API_KEY ??= 'x'
process.env.SENDGRID_WEBHOOK_PUBLIC_KEY ??= 'x'

const ROWS = 30_000
const explainer = new pg.Client(testDatabaseUrl)

beforeAll(async () => {
  await explainer.connect()
  await seedQueue(testDatabaseUrl, ROWS)
}, 120_000)
afterAll(async () => {
  await stopSender()
  await explainer.end()
})

const scansOf = async (run: () => Promise<unknown>) => {
  const { statements } = await record(run)
  return findScans(explainer, statements)
}

test('the tables are large enough for a plan to mean something', async () => {
  const large = await largeTables(explainer)
  for (const table of [
    ...[
      'applications',
      'application_stages',
      'application_events',
      'application_clocks',
      'application_timers',
    ],
    ...['application_submissions', 'application_documents', 'documents', 'companies', 'users', 'licenses'],
    ...['audit_log', 'email_messages', 'staff_notifications'],
  ])
    expect(large, table).toContain(table)
})

test('a scan is found where there is one', async () => {
  const found = await scansOf(() =>
    db.selectFrom('applications').select('id').where('version', '=', 77).execute(),
  )
  expect(found).toEqual([
    expect.objectContaining({ node: expect.stringContaining('Seq Scan on applications') }),
  ])
})

describe('no page reads a large table', () => {
  test('queue', async () => {
    for (const { name, run } of await queueScenes(db)) expect(await scansOf(run), name).toEqual([])
  })

  test.each([1, 61, 69])('queue and case with all that staff %i sees beside them', async (number) => {
    const staff = await grantStaff(db, number)
    expect(await scansOf(() => loadQueue(staff, parseQueueFilter({ tab: 'all' })))).toEqual([])
    const cases = await db
      .selectFrom('applications')
      .select('id')
      .distinctOn('status')
      .orderBy('status')
      .execute()
    for (const { id } of cases) expect(await scansOf(() => loadCase(id, staff)), id).toEqual([])
  })

  test('case screen and the pages of an owner', async () => {
    for (const { name, run } of await caseScenes(db)) expect(await scansOf(run), name).toEqual([])
  })
})

test('no move reads a large table', { timeout: 60_000 }, async () => {
  const scenes = [...(await moveScenes(db)), await answerScene(db)]
  for (const { name, run } of scenes) {
    const { result, statements } = await record(run)
    expect(result, name).toMatchObject({ ok: true })
    expect(await findScans(explainer, statements), name).toEqual([])
  }
})

test('the clock’s sweep reads no large table', { timeout: 60_000 }, async () => {
  const soon = await db
    .selectFrom('application_timers')
    .select('fire_at')
    .where('fired_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .orderBy('fire_at')
    .limit(1)
    .executeTakeFirstOrThrow()
  const { result, statements } = await record(() =>
    sweepDeadlines(db, new Date(soon.fire_at.getTime() + 60_000)),
  )
  expect(result).toMatchObject({ failed: 0 })
  expect(result.applications).toBeGreaterThan(0)
  expect(await findScans(explainer, statements)).toEqual([])
})
