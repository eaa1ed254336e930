import '@/db/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/db'
import { stopSender } from '@/lib/jobs/boss'
import { findImbalances } from '../ledger/balance'
import { type Gateways, paidInvoice, startGateways } from '../refunds/testing-refunds'
import { askAboutSilent, checkPayment } from './poll'

let sandbox: Gateways
beforeAll(async () => {
  sandbox = await startGateways()
})
afterAll(async () => {
  await sandbox.close()
  await stopSender()
})

/** Moves an attempt so far into the past: when it was opened, and when it was last asked about. */
const age = (id: string, days: number, asked: number | null) =>
  db
    .updateTable('payments')
    .set({
      created_at: new Date(Date.now() - days * 86_400_000),
      checked_at: asked === null ? null : new Date(Date.now() - asked * 86_400_000),
    })
    .where('id', '=', id)
    .execute()

test('paid on the last day of the longest page, and never told: asked after it all the same', async () => {
  // Whenever the last question before the page's end was, another one comes after it.
  const made = await paidInvoice(sandbox, 'midtrans', 'bca_va', { unseen: true })
  await age(made.payment_id, 7.6, 1.1)
  await askAboutSilent()
  expect(await made.customer.payments()).toMatchObject([{ status: 'paid' }])
  expect(await findImbalances(db)).toEqual([])
})

test('the gaps: two minutes at first, then a quarter of the age, half a day at most, none after eight days', async () => {
  const made = await paidInvoice(sandbox, 'midtrans', 'bca_va', { unseen: true })
  await db
    .updateTable('payments')
    .set({ order_id: 'nobody-knows-it' })
    .where('id', '=', made.payment_id)
    .execute()
  const minutes = 1 / 1440
  for (const [days, asked, due] of [
    [1 * minutes, null, 0],
    [3 * minutes, null, 1],
    [1, 0.2, 0],
    [1, 0.3, 1],
    [6, 0.4, 0],
    [6, 0.6, 1],
    [8.1, 3, 0],
  ] as const) {
    await age(made.payment_id, days, asked)
    expect(await askAboutSilent(), `${days} days old, asked ${asked} days ago`).toEqual({ due })
  }
})

test('thousands wait: each run asks about hundreds at both providers, some at a time', async () => {
  const made = await paidInvoice(sandbox, 'midtrans', 'qris', { unseen: true })
  const other = await paidInvoice(sandbox, 'xendit', 'QRIS', { unseen: true })
  await Promise.all([age(made.payment_id, 0.1, null), age(other.payment_id, 0.1, null)])
  expect(await askAboutSilent()).toEqual({ due: 2 })
  expect(await made.customer.payments()).toMatchObject([{ status: 'paid' }])
})

test.each(['midtrans', 'xendit'] as const)(
  '%s: a refund made in the dashboard, of which no notification arrived, is found',
  async (provider) => {
    const made = await paidInvoice(sandbox, provider, provider === 'midtrans' ? 'qris' : 'QRIS')
    if (provider === 'xendit') {
      const session = sandbox.xendit
        .overview()
        .sessions.find(({ reference_id }) => reference_id === made.order_id)
      const provider_token = session?.payment_session_id ?? null
      await db.updateTable('payments').set({ provider_token }).where('id', '=', made.payment_id).execute()
    }
    sandbox[provider].refund(made.paid?.transaction_id ?? '', { amount: 10_000 })
    // Once more after it was paid: 20 minutes later.
    await age(made.payment_id, 0.1, 0.05)
    await askAboutSilent()
    expect(await made.customer.payments()).toMatchObject([
      { status: 'paid', refunded_amount: 10_000n, attention: 'refundElsewhere' },
    ])
    sandbox[provider].refund(made.paid?.transaction_id ?? '')
    await checkPayment({ id: made.payment_id })
    expect(await made.customer.payments()).toMatchObject([
      { status: 'refunded', refunded_amount: made.amount },
    ])
    expect(await findImbalances(db)).toEqual([])
  },
)
