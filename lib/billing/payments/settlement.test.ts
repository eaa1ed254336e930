import '@/db/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/db'
import { stopSender } from '@/lib/jobs/boss'
import { applyWaiting, createCustomer, startGateway } from '../testing-billing'
import { closePayment } from './close'
import { checkAwaitedPayment, checkPayment, pollSilentPayments } from './poll'

let gateway: Awaited<ReturnType<typeof startGateway>>
beforeAll(async () => {
  gateway = await startGateway()
})
afterAll(async () => {
  await gateway.close()
  await stopSender()
})

const midtrans = () => gateway.sandbox.midtrans

async function checkedOut(plan?: string) {
  const customer = await createCustomer()
  const number = await customer.order(plan)
  return { customer, number, order: await openPage(customer, number) }
}

async function openPage(customer: Awaited<ReturnType<typeof createCustomer>>, number: string) {
  expect(await customer.checkout(number)).toMatchObject({ ok: true })
  return (await customer.payments()).at(-1)?.order_id ?? ''
}

async function settled() {
  await gateway.sandbox.idle()
  await applyWaiting()
}

async function pay(order: string, method = 'qris') {
  const transaction = midtrans().choose(order, method) ?? ''
  expect(midtrans().pay(transaction)).toBe(true)
  await settled()
  return transaction
}

/** Lets time pass for the attempts of a company. */
async function age(companyId: string, interval: { minutes: number }) {
  const then = new Date(Date.now() - interval.minutes * 60_000)
  await db
    .updateTable('payments')
    .set({ created_at: then, checked_at: null, expires_at: then })
    .where('company_id', '=', companyId)
    .execute()
}

test('a settlement that the bank takes back: owed again, and the plan loses the period', async () => {
  const { customer, order } = await checkedOut()
  const transaction = await pay(order, 'permata_va')
  expect(await customer.subscriptions()).toMatchObject([{ status: 'active' }])
  expect(midtrans().move(transaction, 'deny')).toBe(true)
  await settled()
  expect(await customer.payments()).toMatchObject([{ status: 'failed', attention: 'reversed' }])
  expect(await customer.invoices()).toMatchObject([{ status: 'open', paid_at: null }])
  const [subscription] = await customer.subscriptions()
  expect(subscription?.status).toBe('past_due')
  expect((subscription?.current_period_end_on ?? '') < (subscription?.current_period_start_on ?? '')).toBe(
    true,
  )
  expect(await customer.mails()).toEqual(['invoice', 'receipt', 'invoice'])

  // And it can be paid again.
  const number = (await customer.invoices())[0]?.number ?? ''
  await pay(await openPage(customer, number))
  expect(await customer.invoices()).toMatchObject([{ status: 'paid' }])
  expect(await customer.subscriptions()).toMatchObject([{ status: 'active' }])
})

test('denied, then paid on the same page by another method', async () => {
  const { customer, order } = await checkedOut()
  const denied = midtrans().choose(order, 'credit_card') ?? ''
  midtrans().move(denied, 'deny')
  await settled()
  expect(await customer.payments()).toMatchObject([{ status: 'failed' }])
  await pay(order, 'bca_va')
  expect(await customer.payments()).toMatchObject([{ status: 'paid', method: 'bank_transfer:bca' }])
})

test('an older virtual account that expires does not end the newer one that waits', async () => {
  const { customer, order } = await checkedOut()
  const older = midtrans().choose(order, 'bca_va') ?? ''
  await settled()
  const newer = midtrans().choose(order, 'bni_va') ?? ''
  await settled()
  expect(await customer.payments()).toMatchObject([{ status: 'pending', method: 'bank_transfer:bni' }])
  midtrans().move(older, 'expire')
  await settled()
  expect(await customer.payments()).toMatchObject([{ status: 'pending', provider_transaction_id: newer }])
})

test('both virtual accounts of one page paid: the second one is for a person', async () => {
  const { customer, order } = await checkedOut()
  const first = midtrans().choose(order, 'bca_va') ?? ''
  const second = midtrans().choose(order, 'bni_va') ?? ''
  midtrans().pay(first)
  await settled()
  midtrans().pay(second)
  await settled()
  expect(await customer.payments()).toMatchObject([
    { status: 'paid', provider_transaction_id: first, attention: 'duplicatePayment' },
  ])
  expect(await customer.mails()).toEqual(['invoice', 'receipt'])
})

test('paid after the page expired is still paid', async () => {
  const { customer, order } = await checkedOut()
  const transaction = midtrans().choose(order, 'bri_va') ?? ''
  await settled()
  await db
    .updateTable('payments')
    .set({ status: 'expired' })
    .where('company_id', '=', customer.companyId)
    .execute()
  midtrans().pay(transaction)
  await settled()
  expect(await customer.invoices()).toMatchObject([{ status: 'paid' }])
})

test('money for a void invoice is recorded and shown to a person', async () => {
  const { customer, order } = await checkedOut()
  const transaction = midtrans().choose(order, 'bca_va') ?? ''
  await settled()
  await customer.order('mekar')
  expect(await customer.payments()).toMatchObject([{ status: 'canceled' }])
  midtrans().pay(transaction)
  await settled()
  expect(await customer.payments()).toMatchObject([
    { status: 'paid', paid_amount: 54_390n, attention: 'paidOnVoid' },
  ])
  expect((await customer.invoices())[0]).toMatchObject({ status: 'void' })
  expect((await customer.subscriptions()).map((row) => row.status)).toEqual(['canceled', 'pending'])
})

test('what was given up can no longer be paid once Midtrans was told', async () => {
  const { customer, order } = await checkedOut()
  const older = midtrans().choose(order, 'bca_va') ?? ''
  const newer = midtrans().choose(order, 'bni_va') ?? ''
  await settled()
  await customer.order('mekar')
  const [payment] = await customer.payments()
  await closePayment({ payment_id: payment?.id ?? '' })
  await closePayment({ payment_id: payment?.id ?? '' })
  expect([midtrans().pay(older), midtrans().pay(newer)]).toEqual([false, false])
  await settled()
  expect(await customer.payments()).toMatchObject([{ status: 'canceled', attention: null }])
})

test('a second order of one invoice paid is a duplicate; taken back, the invoice stays paid', async () => {
  const { customer, number, order: first } = await checkedOut()
  const va = midtrans().choose(first, 'permata_va') ?? ''
  await settled()
  await db
    .updateTable('payments')
    .set({ expires_at: new Date(Date.now() - 1000) })
    .where('order_id', '=', first)
    .execute()
  await pay(await openPage(customer, number))
  midtrans().pay(va)
  await settled()
  expect(await customer.payments()).toMatchObject([
    { status: 'paid', attention: 'duplicatePayment' },
    { status: 'paid', attention: null },
  ])
  midtrans().move(va, 'deny')
  await settled()
  expect((await customer.payments())[0]).toMatchObject({ status: 'failed' })
  expect(await customer.invoices()).toMatchObject([{ status: 'paid' }])
  expect(await customer.subscriptions()).toMatchObject([{ status: 'active' }])
})

test('back on an earlier page while a later one is open: one attempt waits', async () => {
  const { customer, number, order: first } = await checkedOut()
  const denied = midtrans().choose(first, 'credit_card') ?? ''
  midtrans().move(denied, 'deny')
  await settled()
  const second = await openPage(customer, number)
  expect(second).not.toBe(first)
  midtrans().choose(first, 'bca_va')
  await settled()
  expect(await customer.payments()).toMatchObject([{ status: 'pending' }, { status: 'canceled' }])
})

test('a refund made at the provider is shown to a person', async () => {
  const { customer, order } = await checkedOut()
  const transaction = await pay(order)
  expect(midtrans().refund(transaction, { refund_key: 'r-1', amount: 54_390 })).toBe(true)
  await settled()
  expect(await customer.payments()).toMatchObject([{ status: 'refunded', attention: 'refundElsewhere' }])
})

test('the poller finds what was never notified, on canceled attempts too', async () => {
  const [plain, voided] = await Promise.all([checkedOut(), checkedOut()])
  midtrans().setSwitches({ never: 'standing' })
  midtrans().pay(midtrans().choose(plain.order, 'qris') ?? '')
  const va = midtrans().choose(voided.order, 'bca_va') ?? ''
  await voided.customer.order('mekar')
  midtrans().pay(va)
  midtrans().setSwitches({ never: 'off' })
  await Promise.all([
    age(plain.customer.companyId, { minutes: 10 }),
    age(voided.customer.companyId, { minutes: 10 }),
  ])
  await pollSilentPayments()
  expect(await plain.customer.invoices()).toMatchObject([{ status: 'paid' }])
  expect(await voided.customer.payments()).toMatchObject([{ status: 'paid', attention: 'paidOnVoid' }])
})

test('the poller finds the payment of an older virtual account behind a newer one', async () => {
  const { customer, order } = await checkedOut()
  const older = midtrans().choose(order, 'bca_va') ?? ''
  await settled()
  midtrans().choose(order, 'bni_va')
  await settled()
  midtrans().setSwitches({ never: 'next' })
  midtrans().pay(older)
  const [payment] = await customer.payments()
  if (payment) await checkPayment(payment)
  expect(await customer.payments()).toMatchObject([
    { status: 'paid', provider_transaction_id: older, method: 'bank_transfer:bca' },
  ])
})

test('a page nobody chose a method on is closed when its time is over', async () => {
  const { customer } = await checkedOut()
  await age(customer.companyId, { minutes: 25 * 60 })
  await pollSilentPayments()
  expect(await customer.payments()).toMatchObject([{ status: 'expired' }])
})

test('the owner who waits is told at once, and asking again within seconds asks nobody', async () => {
  const { customer, order } = await checkedOut()
  const [invoice] = await customer.invoices()
  midtrans().setSwitches({ never: 'standing' })
  const transaction = midtrans().choose(order, 'qris') ?? ''
  await checkAwaitedPayment(invoice?.id ?? '')
  expect(await customer.payments()).toMatchObject([{ status: 'pending', method: 'qris' }])
  midtrans().pay(transaction)
  await checkAwaitedPayment(invoice?.id ?? '')
  expect(await customer.payments()).toMatchObject([{ status: 'pending' }])
  await db
    .updateTable('payments')
    .set({ checked_at: new Date(Date.now() - 5000) })
    .where('order_id', '=', order)
    .execute()
  await checkAwaitedPayment(invoice?.id ?? '')
  midtrans().setSwitches({ never: 'off' })
  expect(await customer.invoices()).toMatchObject([{ status: 'paid' }])
})

test('an event whose job gave up is tried again', async () => {
  const { customer, order } = await checkedOut()
  midtrans().pay(midtrans().choose(order, 'qris') ?? '')
  await gateway.sandbox.idle()
  await db
    .updateTable('payment_events')
    .set({ status: 'failed', received_at: new Date(Date.now() - 3_600_000) })
    .where('order_id', '=', order)
    .execute()
  await pollSilentPayments()
  expect(await customer.invoices()).toMatchObject([{ status: 'paid' }])
})
