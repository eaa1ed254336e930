import '@/db/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/db'
import { stopSender } from '@/lib/jobs/boss'
import { startSandbox } from '@/sandbox/server'
import { snapClient, snapOrder } from '@/sandbox/testing'
import { createCustomer, startGateway } from '../testing-billing'

let gateway: Awaited<ReturnType<typeof startGateway>>
beforeAll(async () => {
  gateway = await startGateway()
})
afterAll(async () => {
  await gateway.close()
  await stopSender()
})

test('a double click leads to one page of one attempt', async () => {
  const customer = await createCustomer()
  const number = await customer.order()
  const opened = await Promise.all([1, 2, 3].map(() => customer.checkout(number)))
  expect(opened[0]).toMatchObject({
    ok: true,
    redirect_url: expect.stringContaining('/snap/v4/redirection/'),
  })
  expect(new Set(opened.map((outcome) => outcome.ok && outcome.redirect_url)).size).toBe(1)
  expect(await customer.payments()).toMatchObject([{ status: 'created', amount: 54_390n }])
})

test('Midtrans is away: the next try asks again with the same order', async () => {
  const customer = await createCustomer()
  const number = await customer.order()
  await gateway.sandbox.close()
  expect(await customer.checkout(number)).toEqual({ ok: false, reason: 'providerUnavailable' })
  const [attempt] = await customer.payments()
  expect(attempt).toMatchObject({ status: 'created', redirect_url: null })

  const { port } = gateway.sandbox
  gateway.sandbox = await startSandbox({ port, notificationUrl: 'http://127.0.0.1:1/', timeScale: 1e-6 })
  expect(await customer.checkout(number)).toMatchObject({ ok: true })
  expect(await customer.payments()).toMatchObject([{ order_id: attempt?.order_id, status: 'created' }])
})

/** An attempt whose order Midtrans already knows, though we never got its page: the answer was lost, long ago. */
async function lostAnswer() {
  const customer = await createCustomer()
  const number = await customer.order()
  await customer.checkout(number)
  const order_id = `LOST-${number.replaceAll('/', '-')}`
  await snapClient(gateway.sandbox.midtransUrl).createTransaction(snapOrder(order_id, 54_390))
  await db
    .updateTable('payments')
    .set({ order_id, redirect_url: null, provider_token: null })
    .where('company_id', '=', customer.companyId)
    .execute()
  return { customer, number, order_id }
}

test('an order id that is used up is followed by a new attempt at once', async () => {
  const { customer, number, order_id } = await lostAnswer()
  expect(await customer.checkout(number)).toMatchObject({ ok: true })
  const [lost, fresh] = await customer.payments()
  expect(lost).toMatchObject({ order_id, status: 'failed' })
  expect(fresh).toMatchObject({ status: 'created' })
  expect(fresh?.redirect_url).toBeTruthy()
})

test('an order id that is used up because it was paid settles the invoice', async () => {
  const { customer, number, order_id } = await lostAnswer()
  gateway.sandbox.midtrans.pay(gateway.sandbox.midtrans.choose(order_id, 'qris') ?? '')
  expect(await customer.checkout(number)).toEqual({ ok: false, reason: 'notOpen' })
  expect(await customer.payments()).toMatchObject([{ order_id, status: 'paid' }])
  expect(await customer.invoices()).toMatchObject([{ status: 'paid' }])
})

test('a page that is over is followed by a new attempt', async () => {
  const customer = await createCustomer()
  const number = await customer.order()
  const first = await customer.checkout(number)
  await db
    .updateTable('payments')
    .set({ expires_at: new Date(Date.now() - 1000) })
    .where('company_id', '=', customer.companyId)
    .execute()
  const second = await customer.checkout(number)
  expect(second.ok).toBe(true)
  expect(second).not.toEqual(first)
  expect((await customer.payments()).map((payment) => payment.status)).toEqual(['expired', 'created'])
})

test("another company's invoice, and one that is void, cannot be paid", async () => {
  const [customer, stranger] = await Promise.all([createCustomer(), createCustomer()])
  const number = await customer.order()
  expect(await stranger.checkout(number)).toEqual({ ok: false, reason: 'notFound' })
  await customer.order('mekar')
  expect(await customer.checkout(number)).toEqual({ ok: false, reason: 'notOpen' })
})
