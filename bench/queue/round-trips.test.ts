import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { loadCase } from '@/app/admin/applications/[id]/load-case'
import { loadQueue } from '@/app/admin/queue/load-queue'
import { db } from '@/db'
import { testDatabaseUrl } from '@/db/testing'
import { stopSender } from '@/lib/jobs/boss'
import { listApplications } from '@/lib/licensing/applications/lists'
import { findApplication } from '@/lib/licensing/applications/queries'
import { parseQueueFilter } from '@/lib/licensing/review/queue-filter'
import { moveScenes } from './moves'
import { countWaves, type Recorded, record } from './recorder'
import { getSender, grantStaff, listHeld } from './scenes'
import { seedQueue } from './seed'

// How often a page waits for the database one after the other, and how many statements it sends: a query in a loop shows here.

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

beforeAll(() => seedQueue(testDatabaseUrl, 3000), 60_000)
afterAll(stopSender)

/** The second time, when connections are open and what a process keeps is known. */
async function tripsOf(
  run: () => Promise<unknown>,
): Promise<{ waves: number; statements: number; sent: string[] }> {
  await run()
  const { statements } = await record(run)
  return { waves: countWaves(statements), statements: statements.length, sent: statements.map(nameOf) }
}

const nameOf = ({ text }: Recorded) => text.replace(/\s+/g, ' ').slice(0, 80)

describe('a page asks side by side', () => {
  test.each([
    ['a tab', { tab: 'all' }, 1, 9],
    ['filters', { tab: 'all', priority: 'high', stage: 'document_check' }, 1, 9],
    ['a search by number', { q: 'IZN-2026-000012' }, 1, 9],
    ['a search by name', { q: 'warung bu' }, 2, 10],
  ])('queue with %s', async (_what, search: Record<string, string>, waves, statements) => {
    const reviewer = await grantStaff(db, 1)
    const trips = await tripsOf(() => loadQueue(reviewer, parseQueueFilter(search)))
    expect(trips.statements, trips.sent.join('\n')).toBeLessThanOrEqual(statements)
    expect(trips.waves).toBeLessThanOrEqual(waves)
  })

  test('case screen', async () => {
    const reviewer = await grantStaff(db, 1)
    const [held] = await listHeld(db, reviewer.staff_id)
    const trips = await tripsOf(() => loadCase(held?.id ?? '', reviewer))
    expect(trips.statements, trips.sent.join('\n')).toBeLessThanOrEqual(18)
    expect(trips.waves).toBeLessThanOrEqual(3)
  })

  test('an owner’s list and application', async () => {
    const { company } = await getSender(db, 1)
    const list = await tripsOf(() => listApplications(db, company.id))
    expect(list).toMatchObject({ statements: 1, waves: 1 })
    const { rows } = await listApplications(db, company.id)
    const detail = await tripsOf(() => findApplication(db, company.id, rows[0]?.id ?? ''))
    expect(detail.waves).toBe(1)
    expect(detail.statements).toBeLessThanOrEqual(8)
  })
})

test('moves send a bounded number of statements', { timeout: 60_000 }, async () => {
  const most: Record<string, number> = { submit: 60, 'send back': 40 }
  for (const { name, run } of await moveScenes(db)) {
    const { result, statements } = await record(run)
    expect(result, name).toMatchObject({ ok: true })
    expect(statements.length, `${name}\n${statements.map(nameOf).join('\n')}`).toBeLessThanOrEqual(
      most[name] ?? 30,
    )
  }
})
