import '@/db/testing'
import fc from 'fast-check'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/db'
import { SYSTEM } from '@/lib/audit/mutations'
import { getSettings } from '@/lib/config/queries'
import { newId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import { addDays, dayOf } from '@/lib/time'
import { creditAsStaff, voidAsStaff, writeOffAsStaff } from '../invoices/corrections'
import { issueInvoice } from '../invoices/issue'
import { findImbalances } from '../ledger/balance'
import { findDeferred } from '../ledger/deferred'
import { cancelSubscription } from '../subscriptions/cancel'
import { openInvoice, payInvoice } from '../subscriptions/testing-nights'
import { createChanger, noonOf } from '../subscriptions/testing-subscriber'
import { type Customer, createCustomer, setBillingEnv } from '../testing-billing'
import { runRecognition } from './recognition'

setBillingEnv('http://127.0.0.1:9')
afterAll(stopSender)
// Each test begins with books that know no month.
beforeEach(async () => {
  await db.deleteFrom('book_months').execute()
})

/** The night after a month ended. */
const after = (month: string) => new Date(`${month}-01T01:00:00+07:00`)

async function earnedOf(invoiceId: string) {
  const rows = await db
    .selectFrom('ledger_postings')
    .select(['posted_on', 'amount'])
    .where('invoice_id', '=', invoiceId)
    .where('kind', '=', 'revenue_recognized')
    .orderBy('posted_on')
    .execute()
  return rows.map((row) => [row.posted_on, row.amount])
}

async function onlyInvoice(customer: Customer) {
  const [invoice] = await customer.invoices()
  if (!invoice) throw new Error('no invoice')
  return invoice
}

function credit(number: string, total_amount: bigint, day: string) {
  return db
    .transaction()
    .execute((trx) =>
      creditAsStaff(
        trx,
        SYSTEM,
        { number, total_amount, reason: 'a test', credit_note_id: newId() },
        noonOf(day),
      ),
    )
}

test('a month earns its days; missed months are caught up; a second run, or two at once, change nothing', async () => {
  const customer = await createChanger('2026-01-16')
  const { id, subtotal_amount: net } = await onlyInvoice(customer)
  await runRecognition(after('2026-01'))
  expect(await earnedOf(id)).toEqual([])
  await Promise.all([runRecognition(after('2026-03')), runRecognition(after('2026-03'))])
  await runRecognition(after('2026-04'))
  const january = (net * 16n * 2n + 31n) / (31n * 2n)
  expect(await earnedOf(id)).toEqual([
    ['2026-01-31', january],
    ['2026-02-28', net - january],
  ])
  const months = await db.selectFrom('book_months').select(['month_on', 'posting_count', 'amount']).execute()
  expect(months[0]).toEqual({ month_on: '2026-01-01', posting_count: 1, amount: january })
  expect(await findDeferred(db, id)).toBe(0n)
  expect(await findImbalances(db)).toEqual([])
})

test('an offer earns nothing until it is paid; its days then count from its period', async () => {
  const customer = await createCustomer()
  await customer.order('tumbuh', 'monthly', noonOf('2026-01-20'))
  await runRecognition(after('2026-02'))
  const { id } = await onlyInvoice(customer)
  expect(await earnedOf(id)).toEqual([])
  await payInvoice(customer, id, noonOf('2026-02-03'))
  const { period_end_on } = await onlyInvoice(customer)
  await runRecognition(after('2026-04'))
  expect((await earnedOf(id)).map(([day]) => day)).toEqual(
    (period_end_on ?? '') > '2026-02-28' ? ['2026-02-28', '2026-03-31'] : ['2026-02-28'],
  )
  expect(await findDeferred(db, id)).toBe(0n)
  expect(await findImbalances(db)).toEqual([])
})

test('a void offer is earned by nobody, also by a run that comes late', async () => {
  const customer = await createCustomer()
  await customer.order('tumbuh', 'monthly', noonOf('2026-01-20'))
  const { id, number } = await onlyInvoice(customer)
  await db
    .transaction()
    .execute((trx) => voidAsStaff(trx, SYSTEM, { number: number ?? '', reason: 'x' }, noonOf('2026-02-02')))
  await runRecognition(after('2026-03'))
  expect(await earnedOf(id)).toEqual([])
  expect(await findDeferred(db, id)).toBe(0n)
  expect(await findImbalances(db)).toEqual([])
})

test('a renewal that is served unpaid is earned; voided, what was earned is taken back as well', async () => {
  const customer = await createChanger('2026-01-01')
  await db
    .updateTable('subscriptions')
    .set({ status: 'past_due' })
    .where('company_id', '=', customer.companyId)
    .execute()
  const [subscription] = await customer.subscriptions()
  const invoice = await db.transaction().execute(async (trx) =>
    issueInvoice(
      trx,
      SYSTEM,
      await getSettings(trx),
      {
        company_id: customer.companyId,
        subscription_id: subscription?.id ?? '',
        kind: 'subscription',
        period_start_on: '2026-02-01',
        period_end_on: '2026-02-28',
        lines: [{ description_id: 'x', description_en: 'x', quantity: 1, unit_amount: 28_000n }],
      },
      noonOf('2026-01-25'),
    ),
  )
  await runRecognition(new Date('2026-03-01T01:00:00+07:00'))
  expect(await earnedOf(invoice.id)).toEqual([['2026-02-28', 28_000n]])
  await db
    .transaction()
    .execute((trx) => voidAsStaff(trx, SYSTEM, { number: invoice.number, reason: 'x' }, noonOf('2026-03-05')))
  expect(await findDeferred(db, invoice.id)).toBe(0n)
  const taken = await db
    .selectFrom('ledger_postings')
    .select(['debit_account', 'amount'])
    .where('invoice_id', '=', invoice.id)
    .where('kind', '=', 'invoice_voided')
    .where('debit_account', '<>', 'ppn_payable')
    .execute()
  expect(taken).toEqual([{ debit_account: 'revenue_subscriptions', amount: 28_000n }])
  expect(await findImbalances(db)).toEqual([])
})

test('a plan that is ended at once earns the rest in that month; so does what is given up as lost', async () => {
  const ended = await createChanger('2026-01-16', 'tumbuh', 'yearly')
  const lost = await createCustomer()
  await lost.order('tumbuh', 'yearly', noonOf('2026-01-16'))
  const unpaid = await openInvoice(lost)
  await db.transaction().execute(async (trx) => {
    await cancelSubscription(trx, SYSTEM, ended.companyId, { when: 'now', reason: '' }, noonOf('2026-02-20'))
    await writeOffAsStaff(trx, SYSTEM, { number: unpaid.number ?? '', reason: 'gone' }, noonOf('2026-02-20'))
  })
  await runRecognition(after('2026-03'))
  const invoice = await onlyInvoice(ended)
  expect((await earnedOf(invoice.id)).map(([day]) => day)).toEqual(['2026-01-31', '2026-02-28'])
  expect(await findDeferred(db, invoice.id)).toBe(0n)
  expect(await findDeferred(db, unpaid.id)).toBeGreaterThan(0n)
  await runRecognition(after('2027-02'))
  expect(await findDeferred(db, unpaid.id)).toBe(0n)
  expect(await findImbalances(db)).toEqual([])
})

test('a change that begins a year anew spreads what was left of the month over the year', async () => {
  const customer = await createChanger('2026-01-11')
  const request = { plan_code: 'tumbuh', period: 'yearly' as const, addons: {} }
  const preview = await customer.preview(request, '2026-01-21')
  if (!preview.ok) throw new Error(preview.reason)
  const agreed = await customer.agree(request, preview.quote.hash, '2026-01-21')
  expect(agreed.ok).toBe(true)
  await customer.pay('2026-01-21')
  await runRecognition(after('2026-02'))
  const [monthly, yearly] = await customer.invoices()
  const net = monthly?.subtotal_amount ?? 0n
  // Ten days of the month, then 11 of the 365 of the year.
  const expected = (net * (10n * 365n + 21n * 11n) * 2n + 31n * 365n) / (2n * 31n * 365n)
  expect(await earnedOf(monthly?.id ?? '')).toEqual([['2026-01-31', expected]])
  await runRecognition(after('2027-02'))
  for (const invoice of [monthly, yearly]) expect(await findDeferred(db, invoice?.id ?? '')).toBe(0n)
  expect(await findImbalances(db)).toEqual([])
})

test('whatever is credited and whenever the job runs, each period leaves nothing deferred and earns what was not credited', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 800 }),
      fc.constantFrom('monthly' as const, 'yearly' as const),
      fc.array(
        fc.record({ days: fc.integer({ min: 0, max: 380 }), part: fc.bigInt(1n, 100n), runs: fc.boolean() }),
        { maxLength: 3 },
      ),
      async (offset, period, notes) => {
        await db.deleteFrom('book_months').execute()
        const start = addDays('2027-01-01', offset)
        const customer = await createChanger(start, 'tumbuh', period)
        const { id, number, total_amount: total } = await onlyInvoice(customer)
        for (const note of notes.toSorted((a, b) => a.days - b.days)) {
          const day = addDays(start, note.days)
          if (note.runs) await runRecognition(noonOf(day))
          await credit(number ?? '', (total * note.part) / 100n, day)
          expect(await findDeferred(db, id)).toBeGreaterThanOrEqual(0n)
        }
        await runRecognition(noonOf(addDays(start, 400)))
        expect(await findDeferred(db, id)).toBe(0n)
        const invoice = await onlyInvoice(customer)
        const notesOf = await db
          .selectFrom('credit_notes')
          .select('subtotal_amount')
          .where('invoice_id', '=', id)
          .execute()
        const credited = notesOf.reduce((sum, row) => sum + row.subtotal_amount, 0n)
        expect(await revenueOf(id)).toBe(invoice.subtotal_amount - invoice.discount_amount - credited)
      },
    ),
    { numRuns: 10 },
  )
  expect(await findImbalances(db)).toEqual([])
})

async function revenueOf(invoiceId: string): Promise<bigint> {
  const rows = await db
    .selectFrom('ledger_postings')
    .select(['debit_account', 'credit_account', 'amount'])
    .where('invoice_id', '=', invoiceId)
    .execute()
  return rows.reduce((sum, row) => {
    if (row.credit_account === 'revenue_subscriptions') return sum + row.amount
    return row.debit_account === 'revenue_subscriptions' ? sum - row.amount : sum
  }, 0n)
}

test('the day of the month is that of Jakarta', async () => {
  const customer = await createChanger('2026-01-16')
  const { id } = await onlyInvoice(customer)
  await runRecognition(new Date('2026-01-31T16:59:00Z'))
  expect(await earnedOf(id)).toEqual([])
  const first = new Date('2026-01-31T17:01:00Z')
  expect(dayOf(first)).toBe('2026-02-01')
  await runRecognition(first)
  expect(await earnedOf(id)).toHaveLength(1)
})
