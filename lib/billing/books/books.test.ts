import '@/db/testing'
import fc from 'fast-check'
import { afterAll, afterEach, expect, test } from 'vitest'
import { db } from '@/db'
import { SYSTEM } from '@/lib/audit/mutations'
import { newId, type StaffId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import { addDays } from '@/lib/time'
import { creditAsStaff, voidAsStaff } from '../invoices/corrections'
import { findImbalances } from '../ledger/balance'
import { openInvoice, payInvoice } from '../subscriptions/testing-nights'
import { createChanger, noonOf } from '../subscriptions/testing-subscriber'
import { createCustomer, setBillingEnv } from '../testing-billing'
import { listTrialBalance, totalsOf } from './balances'
import { parseJournalFilter } from './filter'
import { listJournal, sumJournal } from './journal'
import { BOOK_COLUMNS, BOOK_LISTS, type BookCell, type BookList } from './list-columns'
import { readBookList } from './lists'
import { type Month, monthOf, monthsFrom, parseMonth } from './months'
import { runRecognition } from './recognition'
import { findTaxSummary, listTaxDocuments, readTaxDocuments } from './tax-report'

setBillingEnv('http://127.0.0.1:9')
afterAll(stopSender)
afterEach(async () => {
  expect(await findImbalances(db)).toEqual([])
})

const STAFF = newId() as StaffId

async function rowsOf(list: BookList, month: Month): Promise<BookCell[][]> {
  const rows = []
  for await (const row of readBookList(db, STAFF, list, month, (key) => key)) rows.push(row)
  return rows
}

function sumOf(list: BookList, rows: BookCell[][], column: string): bigint {
  const at = Object.keys(BOOK_COLUMNS[list]).indexOf(column)
  return rows.reduce((sum, row) => sum + BigInt(row[at] ?? 0), 0n)
}

function correct(number: string | null, what: 'void' | bigint, day: string) {
  const correction = { number: number ?? '', reason: '=1+1' }
  return db.transaction().execute(async (trx) => {
    if (what === 'void') await voidAsStaff(trx, SYSTEM, correction, noonOf(day))
    else
      await creditAsStaff(
        trx,
        SYSTEM,
        { ...correction, total_amount: what, credit_note_id: newId() },
        noonOf(day),
      )
  })
}

/** A month in which something of everything happened: paid, credited, void, still open. */
async function eventfulMonth(day: string) {
  const paid = await createChanger(day)
  const [invoice] = await paid.invoices()
  await correct(invoice?.number ?? null, 10_000n, addDays(day, 2))
  const given = await createCustomer()
  await given.order('tumbuh', 'yearly', noonOf(day))
  await correct((await openInvoice(given)).number, 'void', addDays(day, 3))
  const open = await createCustomer()
  await open.order('mekar', 'monthly', noonOf(day))
  return { paid, given, open }
}

test('the journal pages by key, both ways, and finds by account, kind, company and number', async () => {
  const { paid } = await eventfulMonth('2026-01-10')
  const month = monthOf('2026-01-01')
  const filter = parseJournalFilter({ month: '2026-01' }, new Date())
  expect([filter.from, filter.to]).toEqual([month.first_on, month.last_on])
  const all = await listJournal(db, STAFF, filter, 100)
  expect(all.after).toBeUndefined()
  expect((await sumJournal(db, STAFF, filter)).count).toBe(all.rows.length)
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await listJournal(db, STAFF, { ...filter, after }, 3)
    if (after) {
      const back = await listJournal(db, STAFF, { ...filter, before: page.before }, 3)
      expect(back.rows.map(({ id }) => id)).toEqual(seen.slice(-3))
    }
    seen.push(...page.rows.map(({ id }) => id))
    after = page.after
  } while (after)
  expect(seen).toEqual(all.rows.map(({ id }) => id))
  const tax = await listJournal(db, STAFF, { ...filter, account: 'ppn_payable' }, 100)
  expect(tax.rows.length).toBeGreaterThan(3)
  expect(
    tax.rows.every((row) => row.debit_account === 'ppn_payable' || row.credit_account === 'ppn_payable'),
  ).toBe(true)
  const notes = await listJournal(db, STAFF, { ...filter, kind: 'credit_note' }, 100)
  expect(notes.rows[0]?.credit_note_number).toMatch(/^CN\//)
  const [invoice] = await paid.invoices()
  const found = await listJournal(db, STAFF, { ...filter, q: invoice?.number ?? '' }, 100)
  expect(new Set(found.rows.map((row) => row.invoice_number))).toEqual(new Set([invoice?.number]))
  const sum = await sumJournal(db, STAFF, { ...filter, account: 'receivable' })
  const balance = (await listTrialBalance(db, STAFF, filter)).find((row) => row.account === 'receivable')
  expect([sum.debit, sum.credit]).toEqual([balance?.debit, balance?.credit])
})

test('an address that asks for nonsense shows the present month', () => {
  const now = noonOf('2026-11-23')
  expect(parseMonth('2026-13')).toBeUndefined()
  const filter = parseJournalFilter(
    { month: 'x', account: 'gold', kind: ['a'], from: '2026-02-31', after: "1'; drop" },
    now,
  )
  expect(filter).toEqual({ from: '2026-11-01', to: '2026-11-30' })
  expect(parseJournalFilter({ from: '2026-03-05' }, now)).toMatchObject({ to: '2026-03-31' })
  expect(parseJournalFilter({ to: '2026-03-05' }, now)).toMatchObject({ from: '2026-03-01' })
  expect(parseJournalFilter({ from: '2026-03-05', to: '2026-02-01' }, now)).toMatchObject({
    to: '2026-03-05',
  })
})

test('what a bookkeeper takes home adds up: debit and credit, balances from month to month, papers and accounts', async () => {
  await eventfulMonth('2026-04-12')
  await runRecognition(noonOf('2026-06-02'))
  let closing: BookCell[] | undefined
  for (const key of ['2026-04', '2026-05']) {
    const month = monthOf(`${key}-01`)
    const journal = await rowsOf('journal', month)
    const debit = sumOf('journal', journal, 'debit')
    expect(debit).toBeGreaterThan(0n)
    expect(sumOf('journal', journal, 'credit')).toBe(debit)
    const balances = await rowsOf('balances', month)
    expect(sumOf('balances', balances, 'debit')).toBe(debit)
    expect(sumOf('balances', balances, 'closing')).toBe(0n)
    if (closing) expect(balances.map((row) => row[2] ?? null)).toEqual(closing)
    closing = balances.map((row) => row[5] ?? null)
    const totals = totalsOf(await listTrialBalance(db, STAFF, { from: month.first_on, to: month.last_on }))
    expect(totals).toMatchObject({ opening: 0n, closing: 0n, debit, credit: debit })
  }
  const april = monthOf('2026-04-01')
  const widths = await Promise.all(
    BOOK_LISTS.map(async (list) => (await rowsOf(list, april)).map((row) => row.length)),
  )
  BOOK_LISTS.forEach((list, at) => {
    expect(new Set(widths[at])).toEqual(
      list === 'refunds' ? new Set() : new Set([Object.keys(BOOK_COLUMNS[list]).length]),
    )
  })
  const invoices = await rowsOf('invoices', april)
  expect(invoices).toHaveLength(3)
  const cash = (await listTrialBalance(db, STAFF, { from: april.first_on, to: april.last_on })).find(
    (row) => row.account === 'cash_midtrans',
  )
  expect(sumOf('payments', await rowsOf('payments', april), 'amount')).toBe(cash?.debit)
})

test('PPN: documents and books agree in every month, whatever is paid, credited and voided when', async () => {
  const first = '2027-01-01'
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          day: fc.integer({ min: 0, max: 100 }),
          plan: fc.constantFrom('tumbuh', 'mekar'),
          fate: fc.constantFrom('paid' as const, 'open' as const, 'void' as const),
          after: fc.integer({ min: 0, max: 45 }),
          note: fc.option(fc.bigInt(1n, 40_000n)),
        }),
        { minLength: 1, maxLength: 5 },
      ),
      async (orders) => {
        for (const order of orders) {
          const customer = await createCustomer()
          const day = addDays(first, order.day)
          const later = addDays(day, order.after)
          await customer.order(order.plan, 'monthly', noonOf(day))
          const { id, number } = await openInvoice(customer)
          if (order.fate === 'paid') await payInvoice(customer, id, noonOf(later))
          if (order.fate === 'void') await correct(number, 'void', later)
          else if (order.note) await correct(number, order.note, later)
        }
        let payable = 0n
        for (let month = monthOf(first); month.first_on < '2027-08'; month = monthsFrom(month, 1)) {
          const summary = await findTaxSummary(db, STAFF, month)
          expect(summary.difference_amount).toBe(0n)
          payable += summary.tax_amount
          // Earlier tests have left theirs in earlier months.
          const before = await findTaxSummary(db, STAFF, monthsFrom(month, -1))
          expect(summary.balance_amount - before.balance_amount).toBe(summary.tax_amount)
        }
        expect(payable).toBeGreaterThanOrEqual(0n)
      },
    ),
    { numRuns: 6 },
  )
})

test('the PPN of a month by rule and document: voids and credit notes take back, each paged once', async () => {
  await eventfulMonth('2028-02-10')
  const month = monthOf('2028-02-01')
  const summary = await findTaxSummary(db, STAFF, month)
  expect(summary.sums.map(({ kind, count, rate_bp }) => [kind, count, rate_bp])).toEqual([
    ['invoice', 3, 1200],
    ['void', 1, 1200],
    ['credit_note', 1, 1200],
  ])
  const read = []
  for await (const row of readTaxDocuments(db, STAFF, month, 2)) read.push(row)
  expect(read).toHaveLength(5)
  expect(read.reduce((sum, row) => sum + row.tax_amount, 0n)).toBe(summary.tax_amount)
  const second = await listTaxDocuments(
    db,
    STAFF,
    month,
    { after: `${read[1]?.day}_${read[1]?.id}_${read[1]?.kind}` },
    2,
  )
  expect(second.rows.map(({ number }) => number)).toEqual(read.slice(2, 4).map(({ number }) => number))
  const back = await listTaxDocuments(db, STAFF, month, { before: second.before }, 2)
  expect(back.rows).toEqual(read.slice(0, 2))
  // PPN is 12 % of 11/12 of the price, rounded once.
  for (const row of read.filter(({ kind }) => kind === 'invoice'))
    expect(row.tax_amount).toBe((row.net_amount * 11n + 50n) / 100n)
})
