import '@/db/testing'
import { afterAll, expect, test } from 'vitest'
import { db } from '@/db'
import { arrange } from '@/db/testing-rows'
import { newId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import { findImbalances } from '../ledger/balance'
import { type Customer, createCustomer, setBillingEnv } from '../testing-billing'
import { settleMany } from './settle-many'
import { applyTransaction } from './settlement'
import type { ProviderTransaction } from './transaction'

setBillingEnv('http://127.0.0.1:1')
afterAll(stopSender)

const NOW = new Date('2026-11-23T03:00:00Z')
const STATES = [
  { status: 'pending' },
  {
    status: 'trialing',
    trial_end_on: '2026-11-30',
    current_period_start_on: '2026-11-16',
    current_period_end_on: '2026-11-30',
  },
  {
    status: 'active',
    anchor_on: '2026-10-31',
    current_period_start_on: '2026-10-31',
    current_period_end_on: '2026-11-29',
  },
  {
    status: 'past_due',
    anchor_on: '2026-10-12',
    current_period_start_on: '2026-10-12',
    current_period_end_on: '2026-11-11',
  },
  {
    status: 'restricted',
    anchor_on: '2026-01-31',
    current_period_start_on: '2026-09-30',
    current_period_end_on: '2026-10-30',
    restricted_at: new Date('2026-11-20T00:15:00+07:00'),
  },
]

type Case = { customer: Customer; payment_id: string; event_id: string; transaction: ProviderTransaction }

async function prepare(state: (typeof STATES)[number], provider: 'midtrans' | 'xendit'): Promise<Case> {
  const customer = await createCustomer()
  await customer.order('tumbuh', 'monthly', NOW)
  await arrange(db, (trx) =>
    trx.updateTable('subscriptions').set(state).where('company_id', '=', customer.companyId).execute(),
  )
  const [invoice] = await customer.invoices()
  if (!invoice) throw new Error('no invoice')
  const payment_id = newId()
  const order_id = `TEST-${payment_id}`
  await db
    .insertInto('payments')
    .values({
      id: payment_id,
      invoice_id: invoice.id,
      company_id: customer.companyId,
      provider,
      order_id,
      status: 'pending',
      amount: invoice.total_amount,
    })
    .execute()
  const event_id = newId()
  await db
    .insertInto('payment_events')
    .values({
      id: event_id,
      provider,
      event_key: event_id,
      order_id,
      transaction_id: payment_id,
      event_status: 'settlement',
      raw_body: '{}',
      is_verified: true,
      next_try_at: NOW,
    })
    .execute()
  const transaction: ProviderTransaction = {
    provider,
    order_id,
    transaction_id: payment_id,
    status: 'paid',
    amount: invoice.total_amount,
    currency: 'IDR',
    method: 'qris',
    paid_at: NOW,
    refunds: [],
    charged_back_amount: 0n,
    raw: { said: 'so' },
  }
  return { customer, payment_id, event_id, transaction }
}

const many = (cases: readonly Case[]) => db.transaction().execute((trx) => settleMany(trx, cases, NOW))

/** Everything that a payment leaves behind, without what is another one for each: ids, names, numbers, instants of writing. */
async function tracesOf({ customer }: Case): Promise<string> {
  const company = customer.companyId
  const of = (table: 'invoices' | 'subscriptions' | 'payments' | 'ledger_postings' | 'subscription_events') =>
    db.selectFrom(table).selectAll().where('company_id', '=', company).orderBy('id').execute()
  const transactions = await db
    .selectFrom('payment_transactions')
    .innerJoin('payments', 'payments.id', 'payment_transactions.payment_id')
    .selectAll('payment_transactions')
    .where('payments.company_id', '=', company)
    .execute()
  const audits = await db.selectFrom('audit_log').selectAll().where('company_id', '=', company).execute()
  const mails = await db.selectFrom('email_messages').selectAll().where('company_id', '=', company).execute()
  const all = {
    invoices: await of('invoices'),
    subscriptions: await of('subscriptions'),
    payments: await of('payments'),
    postings: (await of('ledger_postings')).map((row) => JSON.stringify(row, plain)).sort(),
    events: await of('subscription_events'),
    transactions,
    audits: audits.map((row) => JSON.stringify(row, plain)).sort(),
    mails,
  }
  return JSON.stringify(all, plain, 1)
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
    .replaceAll(/Pengguna \w+/g, 'name')
}

const OWN = new Set([
  ...['id', 'created_at', 'updated_at', 'occurred_at', 'checked_at', 'number', 'buyer', 'order_id'],
  ...[
    'queued_at',
    'to_email',
    'to_name',
    'actor_user_id',
    'created_by',
    'variables',
    'subject',
    'canceled_at',
  ],
])

function plain(key: string, value: unknown): unknown {
  if (OWN.has(key)) return undefined
  return typeof value === 'bigint' ? value.toString() : value
}

test.each(STATES)('$status: many at once leave what one by one leave', async (state) => {
  const [alone, first, second] = await Promise.all([
    prepare(state, 'midtrans'),
    prepare(state, 'midtrans'),
    prepare(state, 'midtrans'),
  ])
  const effect = await db
    .transaction()
    .execute((trx) => applyTransaction(trx, alone.payment_id, { transaction: alone.transaction }, NOW))
  expect(effect).toBe('paid')
  expect((await many([first, second])).toSorted()).toEqual([first.event_id, second.event_id].toSorted())
  const expected = await tracesOf(alone)
  expect(await tracesOf(first)).toBe(expected)
  expect(await tracesOf(second)).toBe(expected)
  expect(await findImbalances(db)).toEqual([])
})

test('the same batch twice, and two of it at once, settle each once', async () => {
  const cases = await Promise.all(Array.from({ length: 8 }, () => prepare({ status: 'pending' }, 'xendit')))
  const counts = await Promise.all([many(cases), many(cases.toReversed()), many(cases)])
  expect(counts.flat()).toHaveLength(8)
  for (const { customer } of cases) {
    expect(await customer.invoices()).toMatchObject([{ status: 'paid' }])
    expect((await customer.mails()).filter((mail) => mail === 'receipt')).toHaveLength(1)
  }
  expect(await findImbalances(db)).toEqual([])
})

test.each<[string, (one: Case) => Promise<unknown> | undefined]>([
  ['another amount', async (one) => Object.assign(one.transaction, { amount: 1000n })],
  ['another currency', async (one) => Object.assign(one.transaction, { currency: 'USD' })],
  ['it is not paid', async (one) => Object.assign(one.transaction, { status: 'pending' })],
  [
    'the invoice is void',
    (one) =>
      db
        .updateTable('invoices')
        .set({ status: 'void' })
        .where('company_id', '=', one.customer.companyId)
        .execute(),
  ],
  [
    'another attempt is open',
    (one) =>
      db
        .insertInto('payments')
        .columns(['id', 'invoice_id', 'company_id', 'provider', 'order_id', 'status', 'amount'])
        .expression((eb) =>
          eb
            .selectFrom('payments')
            .select(['company_id as id', 'invoice_id', 'company_id'])
            .select((inner) => [
              inner.val('xendit').as('provider'),
              inner.val(`OTHER-${one.payment_id}`).as('order_id'),
            ])
            .select(['status', 'amount'])
            .where('id', '=', one.payment_id),
        )
        .execute(),
  ],
  [
    'another plan runs',
    (one) =>
      db
        .insertInto('subscriptions')
        .columns(['id', 'company_id', 'plan_id', 'status', 'period', 'price_amount'])
        .expression((eb) =>
          eb
            .selectFrom('subscriptions')
            .select(['company_id as id', 'company_id', 'plan_id'])
            .select((inner) => inner.val('active').as('status'))
            .select(['period', 'price_amount'])
            .where('company_id', '=', one.customer.companyId),
        )
        .execute(),
  ],
  [
    'another plan was chosen for the period that is paid',
    (one) =>
      db
        .updateTable('subscriptions')
        .set((eb) => ({ next_plan_id: eb.ref('plan_id'), next_period: 'yearly' }))
        .where('company_id', '=', one.customer.companyId)
        .execute(),
  ],
])('left for the way one by one: %s', async (_why, spoil) => {
  const one = await prepare({ status: 'pending' }, 'midtrans')
  await spoil(one)
  const before = await tracesOf(one)
  expect(await many([one])).toEqual([])
  expect(await tracesOf(one)).toBe(before)
})
