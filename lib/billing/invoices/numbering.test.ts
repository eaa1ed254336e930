import '@/db/testing'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, afterEach, expect, test } from 'vitest'
import { db } from '@/db'
import { createOwnedCompany } from '@/db/testing-rows'
import { SYSTEM } from '@/lib/audit/mutations'
import { getSettings } from '@/lib/config/queries'
import { stopSender } from '@/lib/jobs/boss'
import { findImbalances } from '../ledger/balance'
import { setBillingEnv } from '../testing-billing'
import { issueInvoice } from './issue'
import { lockBilling } from './mutations'

setBillingEnv('http://127.0.0.1:1')
afterAll(stopSender)
afterEach(async () => {
  expect(await findImbalances(db)).toEqual([])
})

/** Each year has its own series: a test takes a year of its own. */
let year = 2100
const nextYear = () => {
  year += 1
  return { year, now: new Date(`${year}-03-05T03:00:00Z`) }
}

type Story = { slowBefore?: number; slowAfter?: number; fails?: boolean }

/** One caller: locks its company, does what it does, issues, goes on and perhaps gives up. Answers how long issuing took. */
async function issue(companyId: string, now: Date, story: Story = {}): Promise<number | undefined> {
  const settings = await getSettings(db)
  let took = 0
  try {
    await db.transaction().execute(async (trx) => {
      await lockBilling(trx, companyId)
      if (story.slowBefore) await sql`select pg_sleep(${story.slowBefore / 1000})`.execute(trx)
      const begun = performance.now()
      await issueInvoice(
        trx,
        SYSTEM,
        settings,
        {
          company_id: companyId,
          subscription_id: null,
          kind: 'other',
          lines: [{ description_id: 'Uji', description_en: 'Test', quantity: 1, unit_amount: 10_000n }],
        },
        now,
      )
      took = performance.now() - begun
      if (story.slowAfter) await sql`select pg_sleep(${story.slowAfter / 1000})`.execute(trx)
      if (story.fails) throw new Error('given up')
    })
    return took
  } catch (error) {
    if (error instanceof Error && error.message === 'given up') return undefined
    throw error
  }
}

const numbersOf = async (of: number) =>
  (
    await db
      .selectFrom('invoices')
      .select('number')
      .where('number', 'like', `INV/${of}/%`)
      .orderBy('number')
      .execute()
  ).map((row) => Number(row.number?.slice(-6)))

const companies = (count: number) =>
  Promise.all(Array.from({ length: count }, async () => (await createOwnedCompany(db)).company.id))

test('whoever gives up, is slow, or begins at once: the numbers that stand have no gap and none twice', async () => {
  const ids = await companies(4)
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          company: fc.integer({ min: 0, max: 3 }),
          fails: fc.boolean(),
          slowBefore: fc.constantFrom(0, 0, 5),
          slowAfter: fc.constantFrom(0, 0, 5),
        }),
        { minLength: 1, maxLength: 24 },
      ),
      async (stories) => {
        const series = nextYear()
        const done = await Promise.all(
          stories.map(({ company, ...story }) => issue(ids[company] ?? '', series.now, story)),
        )
        const stand = done.filter((took) => took !== undefined).length
        expect(await numbersOf(series.year)).toEqual(Array.from({ length: stand }, (_, at) => at + 1))
      },
    ),
    { numRuns: 12 },
  )
})

test('whoever is slow before issuing keeps nobody waiting', async () => {
  const series = nextYear()
  const [slow = '', ...others] = await companies(5)
  const order: string[] = []
  const slowly = issue(slow, series.now, { slowBefore: 1500 }).then(() => order.push('slow'))
  await Promise.all(others.map((id) => issue(id, series.now).then(() => order.push('quick'))))
  await slowly
  expect(order).toEqual(['quick', 'quick', 'quick', 'quick', 'slow'])
  expect(await numbersOf(series.year)).toEqual([1, 2, 3, 4, 5])
})

test('other years, other series: nobody waits for anybody', async () => {
  const [one, two] = [nextYear(), nextYear()]
  const [slow = '', quick = ''] = await companies(2)
  const order: string[] = []
  const slowly = issue(slow, one.now, { slowAfter: 1500 }).then(() => order.push('slow'))
  await issue(quick, two.now).then(() => order.push('quick'))
  await slowly
  expect(order).toEqual(['quick', 'slow'])
})
