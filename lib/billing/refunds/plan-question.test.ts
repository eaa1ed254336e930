import '@/db/testing'
import { afterAll, afterEach, expect, test } from 'vitest'
import { db } from '@/db'
import type { StaffId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import { findImbalances } from '../ledger/balance'
import { applyTransaction } from '../payments/settlement'
import { openInvoice, payInvoice } from '../subscriptions/testing-nights'
import { createCustomer, setBillingEnv } from '../testing-billing'
import { answerPlanQuestion, findPlanQuestion } from './plan-question'
import type { PlanAnswer } from './schema'

setBillingEnv('http://127.0.0.1:1')
afterAll(stopSender)
afterEach(async () => {
  expect(await findImbalances(db)).toEqual([])
})

const FINANCE = { kind: 'staff' as const, user_id: null, name: 'Fajar' }

/** A plan paid today, and so much of it refunded in the provider's dashboard. */
async function refundedElsewhere(part: (total: bigint) => bigint) {
  const customer = await createCustomer()
  await customer.order()
  const invoice = await openInvoice(customer)
  await payInvoice(customer, invoice.id, new Date())
  const [payment] = await customer.payments()
  const payment_id = payment?.id ?? ''
  const amount = part(invoice.total_amount)
  const transaction = {
    provider: 'midtrans' as const,
    order_id: payment?.order_id ?? '',
    transaction_id: payment?.provider_transaction_id ?? '',
    status: amount < invoice.total_amount ? ('partially_refunded' as const) : ('refunded' as const),
    amount: invoice.total_amount,
    currency: 'IDR',
    method: 'qris',
    paid_at: new Date(),
    refunds: [{ key: payment_id, provider_refund_id: payment_id, amount, status: 'succeeded' as const }],
    charged_back_amount: 0n,
    raw: {},
  }
  const effect = await db
    .transaction()
    .execute((trx) => applyTransaction(trx, payment_id, { transaction }, new Date()))
  expect(effect).toBe('refundElsewhere')
  const asks = () => findPlanQuestion(db, 'staff' as StaffId, payment_id, new Date())
  const say = (refund_id: string, answer: PlanAnswer) =>
    db
      .transaction()
      .execute((trx) =>
        answerPlanQuestion(trx, FINANCE, { refund_id, answer, reason: 'Kesepakatan' }, new Date()),
      )
  return { customer, asks, say }
}

test.each([
  ['now', { status: 'canceled', cancel_at_period_end: false }],
  ['period_end', { status: 'active', cancel_at_period_end: true }],
  ['keep', { status: 'active', cancel_at_period_end: false }],
] as const)(
  'all of the running period refunded at the provider: finance says %s, once',
  async (said, became) => {
    const { customer, asks, say } = await refundedElsewhere((total) => total)
    expect(await customer.subscriptions()).toMatchObject([{ status: 'active' }])
    const refund = (await asks()) ?? ''
    const answers = await Promise.all([say(refund, said), say(refund, said)])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await asks()).toBeUndefined()
    expect(await customer.subscriptions()).toMatchObject([became])
    expect(await customer.payments()).toMatchObject([
      { attention: 'refundElsewhere', attention_note: 'Kesepakatan' },
    ])
    expect((await customer.payments())[0]?.attended_at).not.toBeNull()
  },
)

test('a part of it asks nothing', async () => {
  const { asks } = await refundedElsewhere((total) => total - 1n)
  expect(await asks()).toBeUndefined()
})
