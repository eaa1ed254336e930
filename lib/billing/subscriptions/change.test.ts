import '@/db/testing'
import { sql } from 'kysely'
import { afterAll, afterEach, expect, test } from 'vitest'
import { db } from '@/db'
import { stopSender } from '@/lib/jobs/boss'
import { findImbalances } from '../ledger/balance'
import { findCreditBalance } from '../ledger/postings'
import { createCustomer, setBillingEnv } from '../testing-billing'
import { runNights } from './testing-nights'
import { createAddon, createChanger } from './testing-subscriber'

setBillingEnv('http://127.0.0.1:1')
afterAll(stopSender)
afterEach(async () => expect(await findImbalances(db)).toEqual([]))

const MEKAR = { plan_code: 'mekar', period: 'monthly' as const, addons: {} }
const TUMBUH = { plan_code: 'tumbuh', period: 'monthly' as const, addons: {} }

async function quoteOf(
  changer: Awaited<ReturnType<typeof createChanger>>,
  request: typeof MEKAR,
  on: string,
) {
  const outcome = await changer.preview(request, on)
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.quote
}

test('up: the rest of the period at the new price, unused days given back, begun when paid', async () => {
  const changer = await createChanger('2027-04-01')
  const quote = await quoteOf(changer, MEKAR, '2027-04-16')
  expect(quote).toMatchObject({ when: 'now', due_on: '2027-04-23', to_pay: 55_500n, credit: 0n })
  expect(quote.lines.map((line) => line.unit_amount)).toEqual([74_500n, -24_500n])
  expect(quote.next).toMatchObject({ on: '2027-05-01', priced: { total: 165_390n } })
  expect(await changer.agree(MEKAR, quote.hash, '2027-04-16')).toMatchObject({ ok: true, state: 'waits' })
  expect(await changer.live()).toMatchObject({ code: 'tumbuh' })
  await changer.pay('2027-04-17')
  expect(await changer.live()).toMatchObject({
    code: 'mekar',
    price_amount: 149_000n,
    current_period_end_on: '2027-04-30',
  })
  await runNights('2027-04-24', '2027-04-24')
  expect((await changer.invoices()).at(-1)).toMatchObject({ status: 'open', subtotal_amount: 149_000n })
})

test('agreeing twice, and six times at once, is one invoice', async () => {
  const changer = await createChanger('2027-04-01')
  const { hash } = await quoteOf(changer, MEKAR, '2027-04-16')
  const outcomes = await Promise.all(
    Array.from({ length: 6 }, () => changer.agree(MEKAR, hash, '2027-04-16')),
  )
  expect(new Set(outcomes.map((outcome) => 'invoice_number' in outcome && outcome.invoice_number)).size).toBe(
    1,
  )
  expect(await changer.invoices()).toHaveLength(2)
})

test('another day, another price: the new sum is shown instead of charged', async () => {
  const changer = await createChanger('2027-04-01')
  const { hash } = await quoteOf(changer, MEKAR, '2027-04-16')
  expect(await changer.agree(MEKAR, hash, '2027-04-17')).toEqual({ ok: false, reason: 'quoteChanged' })
  expect(await changer.invoices()).toHaveLength(1)
})

test('another change voids the one that waited; taken back, it is void', async () => {
  const changer = await createChanger('2027-04-01')
  const addon = await createAddon(10_000n, 100_000n)
  const first = await quoteOf(changer, MEKAR, '2027-04-10')
  await changer.agree(MEKAR, first.hash, '2027-04-10')
  const more = { ...TUMBUH, addons: { [addon]: 2 } }
  const second = await quoteOf(changer, more, '2027-04-10')
  await changer.agree(more, second.hash, '2027-04-10')
  expect((await changer.invoices()).map((invoice) => invoice.status)).toEqual(['paid', 'void', 'open'])
  expect(await changer.takeBack('2027-04-10')).toBe(true)
  expect(await changer.takeBack('2027-04-10')).toBe(false)
  expect((await changer.invoices()).at(-1)?.status).toBe('void')
})

test('down: nothing today, scheduled, taken back, scheduled again, and there from the next period', async () => {
  const changer = await createChanger('2027-01-31', 'mekar')
  const quote = await quoteOf(changer, TUMBUH, '2027-02-10')
  expect(quote).toMatchObject({ when: 'later', starts_on: '2027-02-28', to_pay: 0n, lines: [] })
  const scheduled = { ok: true, state: 'scheduled', from: '2027-02-28' }
  expect(await changer.agree(TUMBUH, quote.hash, '2027-02-10')).toEqual(scheduled)
  expect(await changer.takeBack('2027-02-11')).toBe(true)
  await runNights('2027-02-20', '2027-02-20')
  expect((await changer.invoices()).at(-1)).toMatchObject({ subtotal_amount: 149_000n, status: 'open' })
  expect(await changer.agree(TUMBUH, quote.hash, '2027-02-21')).toMatchObject(scheduled)
  await runNights('2027-02-22', '2027-02-22')
  await changer.pay('2027-02-23')
  expect(await changer.live()).toMatchObject({ code: 'mekar', next_from_on: '2027-02-28' })
  expect(await changer.preview(MEKAR, '2027-02-24')).toMatchObject({ ok: false })
  await runNights('2027-02-28', '2027-02-28')
  expect(await changer.live()).toMatchObject({
    code: 'tumbuh',
    price_amount: 49_000n,
    next_plan_id: null,
    next_from_on: null,
    current_period_end_on: '2027-03-30',
  })
})

test('a month to a year begins a year today; a dear year to a month of a larger plan leaves credit', async () => {
  const changer = await createChanger('2028-02-01')
  const year = { ...TUMBUH, period: 'yearly' as const }
  const quote = await changer.preview(year, '2028-02-15')
  if (!quote.ok) throw new Error(quote.reason)
  expect(quote.quote.priced.subtotal).toBe(490_000n - 25_345n)
  await changer.agree(year, quote.quote.hash, '2028-02-15')
  await changer.pay('2028-02-15')
  expect(await changer.live()).toMatchObject({
    period: 'yearly',
    anchor_on: '2028-02-15',
    current_period_end_on: '2029-02-14',
  })
  const month = await quoteOf(changer, MEKAR, '2028-02-16')
  expect(month).toMatchObject({ when: 'now', to_pay: 0n })
  expect(await changer.agree(MEKAR, month.hash, '2028-02-16')).toMatchObject({ state: 'applied' })
  const credit = await db.transaction().execute((trx) => findCreditBalance(trx, changer.companyId))
  expect(credit).toBe(month.notes.reduce((sum, note) => sum + note.total, 0n))
  expect(credit).toBe(377_024n)
  expect(await changer.live()).toMatchObject({ code: 'mekar', current_period_end_on: '2028-03-15' })
})

test('what is unpaid is paid first; nobody changes what another company has', async () => {
  const changer = await createChanger('2027-04-01')
  expect(await changer.preview(TUMBUH, '2027-04-10')).toEqual({ ok: false, reason: 'nothingChanges' })
  await runNights('2027-04-24', '2027-05-02')
  expect(await changer.preview(MEKAR, '2027-05-02')).toEqual({ ok: false, reason: 'owes' })
  expect(await changer.agree(MEKAR, 'any', '2027-05-02')).toEqual({ ok: false, reason: 'owes' })
  const stranger = await createCustomer()
  expect(await stranger.invoices()).toEqual([])
  const { rows } = await sql`select 1 from subscriptions where company_id = ${stranger.companyId}`.execute(db)
  expect(rows).toEqual([])
})
