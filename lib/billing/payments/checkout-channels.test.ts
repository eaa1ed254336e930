import '@/db/testing'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { db } from '@/db'
import { stopSender } from '@/lib/jobs/boss'
import { findImbalances } from '../ledger/balance'
import { applyWaiting, createCustomer, startGateway } from '../testing-billing'
import type { ChannelCode } from './channels'
import { closePayment } from './close'

let gateway: Awaited<ReturnType<typeof startGateway>>
beforeAll(async () => {
  gateway = await startGateway()
})
afterEach(() => {
  for (const provider of ['midtrans', 'xendit'] as const)
    gateway.sandbox[provider].setSwitches({ error_before: 'off', error_after: 'off', slow: 'off' })
  vi.restoreAllMocks()
})
afterAll(async () => {
  await gateway.close()
  await stopSender()
})

async function ordered() {
  const customer = await createCustomer()
  return { customer, number: await customer.order() }
}

async function settled() {
  await gateway.sandbox.idle()
  await applyWaiting()
}

const sessionsOf = (order: string) =>
  gateway.sandbox.xendit.overview().sessions.filter((session) => session.reference_id === order)
const ordersOf = (order: string) =>
  gateway.sandbox.midtrans.overview().orders.filter(({ order_id }) => order_id === order)

/** Pays an attempt whichever provider it is at. */
function pay({ provider, order_id }: { provider: string; order_id: string }): boolean {
  const { midtrans, xendit } = gateway.sandbox
  if (provider === 'xendit') return xendit.pay(xendit.choose(order_id, 'QRIS') ?? '')
  return midtrans.pay(midtrans.choose(order_id, 'bca_va') ?? '')
}

/** Does what the queue does for attempts that were given up. */
async function closeGivenUp(): Promise<void> {
  const rows = await db.selectFrom('payments').select('id').where('status', '=', 'canceled').execute()
  for (const { id } of rows) await closePayment({ payment_id: id })
}

const balanced = async () => expect(await findImbalances(db)).toEqual([])

test('each channel leads to the page of its provider, narrowed to it', async () => {
  const { customer, number } = await ordered()
  expect(await customer.checkout(number, 'qris')).toMatchObject({
    ok: true,
    redirect_url: expect.stringContaining('/xendit/checkout/'),
  })
  expect(await customer.checkout(number, 'va_bca')).toMatchObject({
    ok: true,
    redirect_url: expect.stringContaining('/snap/v4/redirection/'),
  })
  const attempts = await customer.payments()
  expect(attempts).toMatchObject([
    { provider: 'xendit', channel: 'qris', status: 'created' },
    { provider: 'midtrans', channel: 'va_bca', status: 'created' },
  ])
  expect(sessionsOf(attempts[0]?.order_id ?? '')).toMatchObject([{ channels: ['QRIS'], amount: 54_390 }])
  expect(ordersOf(attempts[1]?.order_id ?? '')).toMatchObject([{ methods: ['bca_va'] }])
})

test.each([undefined, 'qris', 'va_bca'] as const)(
  'clicked many times, by %s: one attempt',
  async (channel) => {
    const { customer, number } = await ordered()
    const opened = await Promise.all([1, 2, 3, 4].map(() => customer.checkout(number, channel)))
    expect(new Set(opened.map((outcome) => outcome.ok && outcome.redirect_url)).size).toBe(1)
    expect(opened[0]?.ok).toBe(true)
    expect(await customer.payments()).toHaveLength(1)
  },
)

test('another channel of the same provider ends the first, which can be paid no longer', async () => {
  const { customer, number } = await ordered()
  await customer.checkout(number, 'qris')
  const [first] = await customer.payments()
  const second = await customer.checkout(number, 'dana')
  expect(second.ok).toBe(true)
  expect(sessionsOf(first?.order_id ?? '')).toMatchObject([{ status: 'CANCELED' }])
  expect((await customer.payments()).map(({ channel, status }) => [channel, status])).toEqual([
    ['qris', 'canceled'],
    ['dana', 'created'],
  ])
  await customer.checkout(number, 'va_bca')
  const midtrans = (await customer.payments()).at(-1)
  gateway.sandbox.midtrans.choose(midtrans?.order_id ?? '', 'bca_va')
  await settled()
  expect(await customer.checkout(number, 'va_bri')).toMatchObject({ ok: true })
  expect((await customer.payments()).map(({ channel, status }) => [channel, status])).toEqual([
    ['qris', 'canceled'],
    ['dana', 'created'],
    ['va_bca', 'canceled'],
    ['va_bri', 'created'],
  ])
})

test('to and fro, clicked at once: never more than one open attempt at each provider, and nobody is locked out', async () => {
  const { customer, number } = await ordered()
  const channels: ChannelCode[] = ['qris', 'dana', 'va_bca', 'linkaja', 'va_bri', 'qris']
  await Promise.all(channels.map((channel) => customer.checkout(number, channel)))
  const open = (await customer.payments()).filter(({ status }) => status === 'created')
  expect(open.length).toBeLessThanOrEqual(2)
  expect(await customer.checkout(number, 'ovo')).toMatchObject({ ok: true })
  await closeGivenUp()
  for (const payment of await customer.payments()) pay(payment)
  await settled()
  expect((await customer.invoices()).at(-1)).toMatchObject({ status: 'paid' })
  await balanced()
})

test('the attempt that is left was paid just now: the other channel finds the invoice paid', async () => {
  const { customer, number } = await ordered()
  await customer.checkout(number, 'qris')
  const [first] = await customer.payments()
  gateway.sandbox.xendit.setSwitches({ never: 'standing' })
  if (first) pay(first)
  gateway.sandbox.xendit.setSwitches({ never: 'off' })
  expect(await customer.checkout(number, 'dana')).toEqual({ ok: false, reason: 'notOpen' })
  expect(await customer.payments()).toMatchObject([{ status: 'paid' }])
  await balanced()
})

test('both providers paid: one settles the invoice, the other becomes credit and finance is told', async () => {
  const { customer, number } = await ordered()
  await customer.checkout(number, 'qris')
  await customer.checkout(number, 'va_bca')
  for (const payment of await customer.payments()) expect(pay(payment)).toBe(true)
  await settled()
  const attempts = await customer.payments()
  expect(attempts.map(({ status }) => status)).toEqual(['paid', 'paid'])
  expect(attempts.filter(({ attention }) => attention === 'duplicatePayment')).toHaveLength(1)
  expect(await customer.invoices()).toMatchObject([{ status: 'paid', paid_amount: 54_390n }])
  await balanced()
})

test.each([
  ['xendit', 'qris', 'error_before'],
  ['xendit', 'qris', 'error_after'],
  ['midtrans', 'va_bca', 'error_before'],
  ['midtrans', 'va_bca', 'error_after'],
] as const)('%s by %s, %s: tried again under the same key, one page', async (provider, channel, fault) => {
  const { customer, number } = await ordered()
  gateway.sandbox[provider].setSwitches({ [fault]: 'next' })
  expect(await customer.checkout(number, channel)).toMatchObject({ ok: true })
  const [payment] = await customer.payments()
  const order = payment?.order_id ?? ''
  expect(provider === 'xendit' ? sessionsOf(order) : ordersOf(order)).toHaveLength(1)

  const other = await ordered()
  gateway.sandbox[provider].setSwitches({ [fault]: 'standing' })
  expect(await other.customer.checkout(other.number, channel)).toEqual({
    ok: false,
    reason: 'providerUnavailable',
  })
  gateway.sandbox[provider].setSwitches({ [fault]: 'off' })
  expect(await other.customer.checkout(other.number, channel)).toMatchObject({ ok: true })
  const attempts = await other.customer.payments()
  expect(attempts).toHaveLength(1)
  const known = attempts[0]?.order_id ?? ''
  expect(provider === 'xendit' ? sessionsOf(known) : ordersOf(known)).toHaveLength(1)
  if (attempts[0]) pay(attempts[0])
  await settled()
  expect(await other.customer.invoices()).toMatchObject([{ status: 'paid' }])
  await balanced()
})

test('too slow: the payer is told, the next click gets the page that was made', async () => {
  const { customer, number } = await ordered()
  const timeout = AbortSignal.timeout.bind(AbortSignal)
  vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => timeout(60))
  gateway.sandbox.xendit.setSlowSeconds(1)
  gateway.sandbox.xendit.setSwitches({ slow: 'standing' })
  expect(await customer.checkout(number, 'qris')).toEqual({ ok: false, reason: 'providerUnavailable' })
  gateway.sandbox.xendit.setSwitches({ slow: 'off' })
  vi.restoreAllMocks()
  expect(await customer.checkout(number, 'qris')).toMatchObject({ ok: true })
  const [payment] = await customer.payments()
  expect(sessionsOf(payment?.order_id ?? '')).toHaveLength(1)
})

test('paid in part: the page asks for the rest, in one line', async () => {
  const { customer, number } = await ordered()
  await customer.checkout(number, 'qris')
  const [first] = await customer.payments()
  const { xendit } = gateway.sandbox
  xendit.pay(xendit.choose(first?.order_id ?? '', 'QRIS') ?? '', { amount: 50_000 })
  await settled()
  expect(await customer.checkout(number, 'qris')).toMatchObject({ ok: true })
  const rest = (await customer.payments()).at(-1)
  expect(rest).toMatchObject({ amount: 4390n, status: 'created' })
  expect(sessionsOf(rest?.order_id ?? '')).toMatchObject([
    { amount: 4390, items: [{ net_unit_amount: 4390, quantity: 1 }] },
  ])
  if (rest) pay(rest)
  await settled()
  expect(await customer.invoices()).toMatchObject([{ status: 'paid', paid_amount: 54_390n }])
  await balanced()
})

test('a channel that is not offered is refused, and nothing is begun', async () => {
  const { customer, number } = await ordered()
  expect(await customer.checkout(number, 'va_cimb')).toEqual({ ok: false, reason: 'channelUnavailable' })
  expect(await customer.checkout(number, 'transfer')).toEqual({ ok: false, reason: 'channelUnavailable' })
  expect(await customer.payments()).toEqual([])
})

test('more than a channel takes at once is refused by it, and taken by another', async () => {
  const { customer, number } = await ordered()
  await db
    .updateTable('invoices')
    .set({ subtotal_amount: 15_000_000n, tax_amount: 0n, total_amount: 15_000_000n })
    .where('number', '=', number)
    .execute()
  expect(await customer.checkout(number, 'qris')).toEqual({ ok: false, reason: 'channelUnavailable' })
  expect(await customer.checkout(number, 'va_bca')).toMatchObject({ ok: true })
})
