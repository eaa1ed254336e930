import '@/db/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/db'
import { addMember, createUser } from '@/db/testing-rows'
import type { StaffId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import { addDays, dayOf } from '@/lib/time'
import { findUsage } from './entitlements'
import { parseEventFilter, parseInvoiceFilter, parsePaymentFilter } from './filters'
import { voidInvoice } from './invoices/mutations'
import { findInvoice, findInvoiceAsStaff, findInvoiceState, listInvoices } from './invoices/queries'
import { listInvoiceMails, listInvoicesAsStaff, readInvoices, sumInvoices } from './invoices/staff-queries'
import { attendPayment, reopenEvent } from './payments/mutations'
import {
  countWaitingEvents,
  findPayment,
  listEvents,
  listEventsOf,
  listPaymentHistory,
  listPayments,
  listPaymentsForAttention,
} from './payments/queries'
import { getBillingFigures, listPaidByDay } from './statistics'
import { findTaxIdentity, listCurrentSubscriptions } from './subscriptions/queries'
import { applyWaiting, type Customer, createCustomer, startGateway } from './testing-billing'

const staff = 'staff' as unknown as StaffId
let gateway: Awaited<ReturnType<typeof startGateway>>
let customer: Customer
let stranger: Customer
let number: string
let order: string

beforeAll(async () => {
  gateway = await startGateway()
  ;[customer, stranger] = await Promise.all([createCustomer(), createCustomer()])
  number = await customer.order()
  await customer.checkout(number)
  order = (await customer.payments())[0]?.order_id ?? ''
  gateway.sandbox.midtrans.pay(gateway.sandbox.midtrans.choose(order, 'bca_va') ?? '')
  await gateway.sandbox.idle()
  await applyWaiting()
})
afterAll(async () => {
  await gateway.close()
  await stopSender()
})

test('a company sees its invoices, payments and plan', async () => {
  expect((await listInvoices(db, customer.companyId, {})).rows).toMatchObject([{ number, status: 'paid' }])
  expect(await findInvoice(db, customer.companyId, number)).toMatchObject({
    number,
    lines: [{ position: 1, unit_amount: '49000', total_amount: '49000' }],
    payments: [{ order_id: order, status: 'paid', method: 'bank_transfer:bca' }],
  })
  expect(await listPaymentHistory(db, customer.companyId)).toMatchObject([{ number, status: 'paid' }])
  expect(await listCurrentSubscriptions(db, customer.companyId)).toMatchObject([
    { code: 'tumbuh', status: 'active', invoice_number: null },
  ])
  expect(await findUsage(db, customer.companyId)).toMatchObject({ plan_code: 'tumbuh' })
  expect(await findTaxIdentity(db, customer.companyId)).toHaveProperty('legal_name')
})

test('another company sees nothing of it', async () => {
  expect((await listInvoices(db, stranger.companyId, {})).rows).toEqual([])
  expect(await findInvoice(db, stranger.companyId, number)).toBeUndefined()
  expect(await listPaymentHistory(db, stranger.companyId)).toEqual([])
  expect(await listCurrentSubscriptions(db, stranger.companyId)).toEqual([])
  expect(await findUsage(db, stranger.companyId)).toMatchObject({ plan_code: 'rintis' })
  expect(await findTaxIdentity(db, stranger.companyId)).not.toEqual(
    await findTaxIdentity(db, customer.companyId),
  )
  expect(await findInvoiceState(db, stranger.owner.id, number)).toBeUndefined()
})

test('the state of an invoice is for owners and managers only', async () => {
  const [manager, viewer] = await Promise.all([createUser(db), createUser(db)])
  await addMember(db, customer.companyId, manager.id, 'manager')
  await addMember(db, customer.companyId, viewer.id, 'viewer')
  expect(await findInvoiceState(db, manager.id, number)).toMatchObject({
    status: 'paid',
    payment_status: 'paid',
    method: 'bank_transfer:bca',
  })
  expect(await findInvoiceState(db, viewer.id, number)).toBeUndefined()
})

test("a company's invoices page by key, both ways", async () => {
  const many = await createCustomer()
  for (const plan of ['tumbuh', 'mekar', 'tumbuh', 'mekar', 'tumbuh']) await many.order(plan)
  const all = (await listInvoices(db, many.companyId, {}, 10)).rows.map((row) => row.number)
  expect(all).toHaveLength(5)
  const first = await listInvoices(db, many.companyId, {}, 2)
  const second = await listInvoices(db, many.companyId, { after: first.after }, 2)
  const back = await listInvoices(db, many.companyId, { before: second.before }, 2)
  expect(first.before).toBeUndefined()
  expect([...first.rows, ...second.rows].map((row) => row.number)).toEqual(all.slice(0, 4))
  expect(back.rows).toEqual(first.rows)
})

test('staff find invoices by number, company, status and day, and sum them', async () => {
  const find = async (search: Record<string, string>) =>
    (await listInvoicesAsStaff(db, staff, parseInvoiceFilter(search))).rows.map((row) => row.number)
  const [company] = await db
    .selectFrom('companies')
    .selectAll()
    .where('id', '=', customer.companyId)
    .execute()
  expect(await find({ q: number })).toEqual([number])
  expect(await find({ q: number.replaceAll('/', '-').toLowerCase() })).toEqual([number])
  expect(await find({ q: company?.trade_name ?? '' })).toEqual([number])
  expect(await find({ q: number, status: 'open' })).toEqual([])
  expect(await find({ status: 'paid' })).toEqual([number])
  expect(await find({ from: addDays(dayOf(new Date()), 1) })).toEqual([])
  expect(await find({ q: '100%' })).toEqual([])
  expect(await sumInvoices(db, staff, parseInvoiceFilter({ status: 'paid' }))).toEqual({
    count: 1,
    total_amount: 54_390n,
    tax_amount: 5_390n,
  })
  const read = []
  for await (const row of readInvoices(db, staff, parseInvoiceFilter({}), 3)) read.push(row.number)
  expect(read).toHaveLength(3)
  expect(await findInvoiceAsStaff(db, staff, number)).toMatchObject({ number })
  expect((await listInvoiceMails(db, staff, number)).map((mail) => mail.template_key).toSorted()).toEqual([
    'invoice',
    'receipt',
  ])
})

test('staff find payments by order, invoice, status, method and day', async () => {
  const find = async (search: Record<string, string>) =>
    (await listPayments(db, staff, parsePaymentFilter(search))).rows.map((row) => row.order_id)
  expect(await find({ q: order })).toEqual([order])
  expect(await find({ q: number })).toEqual([order])
  expect(await find({ method: 'bank_transfer', status: 'paid' })).toEqual([order])
  expect(await find({ method: 'qris' })).toEqual([])
  expect(await find({ provider: 'xendit' })).toEqual([])
  expect(await find({ attention: '1' })).toEqual([])
  const events = await listEvents(db, staff, parseEventFilter({ q: order }))
  expect(events.rows.map((event) => event.event_status)).toEqual(['settlement', 'pending'])
  expect((await listEventsOf(db, staff, order)).map((event) => event.event_status)).toEqual([
    'pending',
    'settlement',
  ])
  expect(await countWaitingEvents(db, staff)).toBe(0)
})

test('what needs a person leaves the list once somebody dealt with it', async () => {
  const payment = (await customer.payments())[0]
  const id = payment?.id ?? ''
  await db
    .updateTable('payments')
    .set({ attention: 'duplicatePayment', attention_at: new Date() })
    .where('id', '=', id)
    .execute()
  expect(await listPaymentsForAttention(db, staff)).toMatchObject([{ id, attention: 'duplicatePayment' }])
  const attend = () =>
    db
      .transaction()
      .execute((trx) =>
        attendPayment(
          trx,
          { kind: 'staff', user_id: stranger.owner.id, name: 'Fajar' },
          id,
          'Ditransfer balik',
          new Date(),
        ),
      )
  const outcomes = await Promise.all([attend(), attend()])
  expect(outcomes.toSorted()).toEqual([false, true])
  expect(await listPaymentsForAttention(db, staff)).toEqual([])
  expect(await findPayment(db, staff, id)).toMatchObject({ attention_note: 'Ditransfer balik' })
})

test('an event that is run again changes nothing that is done already', async () => {
  const event = (await listEventsOf(db, staff, order)).find((row) => row.event_status === 'settlement')
  const reopened = await db.transaction().execute((trx) => reopenEvent(trx, stranger.actor, event?.id ?? ''))
  expect(reopened).toBe(true)
  await applyWaiting()
  expect((await customer.payments())[0]).toMatchObject({ status: 'paid' })
  expect(await customer.mails()).toEqual(['invoice', 'receipt'])
  const again = (await listEventsOf(db, staff, order)).find((row) => row.id === event?.id)
  expect(again).toMatchObject({ status: 'ignored', outcome: 'unchanged' })
})

test('figures count what is due, overdue and paid; days without money are there', async () => {
  const late = await createCustomer()
  await late.order('mekar')
  const before = await getBillingFigures(db, staff, new Date())
  await db
    .updateTable('invoices')
    .set({ due_on: addDays(dayOf(new Date()), -3) })
    .where('company_id', '=', late.companyId)
    .execute()
  const figures = await getBillingFigures(db, staff, new Date())
  expect(figures).toMatchObject({ paid_this_month_amount: 54_390n, paid_this_month_count: 1 })
  expect(figures.overdue_amount - before.overdue_amount).toBe(165_390n)
  expect(figures.due_amount).toBe(before.due_amount)
  const days = await listPaidByDay(db, staff, new Date(), 7)
  expect(days).toHaveLength(7)
  expect(days.at(-1)).toEqual({ day: dayOf(new Date()), amount: 54_390n, count: 1 })
  expect(days[0]?.amount).toBe(0n)
})

test('only an open invoice can be voided', async () => {
  const [paid] = await customer.invoices()
  const done = await db
    .transaction()
    .execute((trx) => voidInvoice(trx, stranger.actor, paid?.id ?? '', 'a mistake', new Date()))
  expect(done).toBe(false)
  expect(await customer.invoices()).toMatchObject([{ status: 'paid' }])
})
