import '@/db/testing'
import { afterAll, expect, test } from 'vitest'
import { db } from '@/db'
import { findImbalances } from '@/lib/billing/ledger/balance'
import { stopSender } from '@/lib/jobs/boss'
import { findViolations } from '@/lib/licensing/process/testing-invariants'
import { seedDemo } from '../demo'

process.env.AUTH_SECRET ??= 'x'.repeat(32)
process.env.ENCRYPTION_KEY ??= '0'.repeat(64)
process.env.MIDTRANS_SERVER_KEY ??= 'x'
process.env.MIDTRANS_CLIENT_KEY ??= 'x'
process.env.SENDGRID_API_KEY ??= 'x'
process.env.SENDGRID_WEBHOOK_PUBLIC_KEY ??= 'x'

afterAll(stopSender)

test('the story is told once, and every case in it is one that could have come about', async () => {
  expect(await seedDemo()).toBe(true)
  expect(await seedDemo()).toBe(false)
  const cases = await db
    .selectFrom('applications')
    .select(['id', 'number'])
    .where('status', '<>', 'draft')
    .execute()
  expect(cases.length).toBeGreaterThan(50)
  const broken: string[] = []
  for (const { id, number } of cases) {
    for (const problem of await findViolations(db, id)) broken.push(`${number}: ${problem}`)
  }
  expect(broken).toEqual([])
  const visits = await db.selectFrom('visits').select('status').distinct().orderBy('status').execute()
  expect(visits.map((visit) => visit.status)).toEqual(['completed', 'confirmed', 'proposed'])
  expect(await findImbalances(db)).toEqual([])
  const files = await db.selectFrom('settlement_files').select(['provider', 'row_count']).execute()
  expect(files).toMatchObject([{ provider: 'midtrans' }])
  expect(files[0]?.row_count).toBeGreaterThan(3)
}, 120_000)
