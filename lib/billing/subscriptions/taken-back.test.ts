import '@/db/testing'
import { afterAll, afterEach, expect, test } from 'vitest'
import { db } from '@/db'
import { newId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import { creditAsStaff } from '../invoices/corrections'
import { findImbalances } from '../ledger/balance'
import { findCreditBalance } from '../ledger/postings'
import { applyTransaction } from '../payments/settlement'
import { setBillingEnv } from '../testing-billing'
import { cancelSubscription, takeBackCancel } from './cancel'
import { pauseSubscription } from './pause'
import { openInvoice, payInvoice, runNights } from './testing-nights'
import { createChanger, noonOf } from './testing-subscriber'

setBillingEnv('http://127.0.0.1:1')
afterAll(stopSender)
afterEach(async () => expect(await findImbalances(db)).toEqual([]))
const FINANCE = { kind: 'staff', user_id: null, name: 'Fajar' } as const

async function chargeBack(companyId: string, invoiceId: string, on: string) {
  const row = await db
    .selectFrom('payments')
    .innerJoin('payment_transactions as t', 't.payment_id', 'payments.id')
    .select(['payments.id', 't.transaction_id', 't.amount', 'payments.order_id', 'payments.provider'])
    .where('invoice_id', '=', invoiceId)
    .where('payments.company_id', '=', companyId)
    .executeTakeFirstOrThrow()
  return db.transaction().execute((trx) =>
    applyTransaction(
      trx,
      row.id,
      {
        transaction: {
          provider: 'midtrans',
          order_id: row.order_id,
          transaction_id: row.transaction_id,
          status: 'charged_back',
          amount: row.amount,
          currency: 'IDR',
          method: 'credit_card',
          paid_at: null,
          refunds: [],
          charged_back_amount: row.amount,
          raw: {},
        },
      },
      noonOf(on),
    ),
  )
}

test('a plan that was ended, whose payment was then taken back, does not live again unpaid', async () => {
  const changer = await createChanger('2026-11-24')
  const [invoice] = await changer.invoices()
  await db
    .transaction()
    .execute((trx) =>
      cancelSubscription(
        trx,
        changer.actor,
        changer.companyId,
        { when: 'now', reason: '' },
        noonOf('2026-11-25'),
      ),
    )
  await chargeBack(changer.companyId, invoice?.id ?? '', '2026-11-26')
  const outcome = await db
    .transaction()
    .execute((trx) => takeBackCancel(trx, changer.actor, changer.companyId, noonOf('2026-11-27')))
  expect(outcome.ok).toBe(false)
})

test('an invoice that a credit note settles for a plan that has no place: what was paid on it is credit', async () => {
  const changer = await createChanger('2026-11-24')
  const request = { plan_code: 'mekar', period: 'monthly' as const, addons: {} }
  const quoted = await changer.preview(request, '2026-11-25')
  if (!quoted.ok) throw new Error('x')
  await changer.agree(request, quoted.quote.hash, '2026-11-25')
  const open = await openInvoice(changer)
  const id = newId()
  await db
    .insertInto('payments')
    .values({
      id,
      invoice_id: open.id,
      company_id: changer.companyId,
      provider: 'midtrans',
      order_id: `T-${id}`,
      status: 'created',
      amount: open.total_amount,
    })
    .execute()
  await db.transaction().execute((trx) =>
    applyTransaction(
      trx,
      id,
      {
        transaction: {
          provider: 'midtrans',
          order_id: `T-${id}`,
          transaction_id: id,
          status: 'paid',
          amount: 20_000n,
          currency: 'IDR',
          method: 'qris',
          paid_at: noonOf('2026-11-25'),
          refunds: [],
          charged_back_amount: 0n,
          raw: {},
        },
      },
      noonOf('2026-11-25'),
    ),
  )
  await db
    .updateTable('subscriptions')
    .set({ current_period_end_on: '2026-12-30' })
    .where('company_id', '=', changer.companyId)
    .execute()
  await db.transaction().execute((trx) =>
    creditAsStaff(
      trx,
      FINANCE,
      {
        number: open.number ?? '',
        reason: 'kompensasi',
        total_amount: open.total_amount - 20_000n,
        credit_note_id: newId(),
      },
      noonOf('2026-11-26'),
    ),
  )
  expect(await findCreditBalance(db, changer.companyId)).toBe(20_000n)
})

test('what finance credited of a period is not given back again by a change that waits', async () => {
  const changer = await createChanger('2026-11-24')
  const [base] = await changer.invoices()
  const request = { plan_code: 'tumbuh', period: 'yearly' as const, addons: {} }
  const quoted = await changer.preview(request, '2026-11-25')
  if (!quoted.ok) throw new Error('x')
  await changer.agree(request, quoted.quote.hash, '2026-11-25')
  await db.transaction().execute((trx) =>
    creditAsStaff(
      trx,
      FINANCE,
      {
        number: base?.number ?? '',
        reason: 'kompensasi',
        total_amount: base?.total_amount ?? 0n,
        credit_note_id: newId(),
      },
      noonOf('2026-11-26'),
    ),
  )
  const open = (await changer.invoices()).find(({ status }) => status === 'open')
  const back = open
    ? await db
        .selectFrom('invoice_lines')
        .select('total_amount')
        .where('invoice_id', '=', open.id)
        .where('total_amount', '<', 0n)
        .execute()
    : []
  expect(back).toEqual([])
})

test('a change whose payment is taken back after another was built on it stays owed, is reminded of, and buys nothing twice', async () => {
  const changer = await createChanger('2026-11-24')
  const change = async (period: 'monthly' | 'yearly', on: string) => {
    const request = { plan_code: 'mekar', period, addons: {} }
    const quoted = await changer.preview(request, on)
    if (!quoted.ok) throw new Error(quoted.reason)
    expect((await changer.agree(request, quoted.quote.hash, on)).ok).toBe(true)
  }
  await change('monthly', '2026-11-25')
  const first = await openInvoice(changer)
  await changer.pay('2026-11-25')
  await change('yearly', '2026-11-26')
  await changer.pay('2026-11-26')
  const before = await changer.live()
  await chargeBack(changer.companyId, first.id, '2026-11-27')
  await runNights('2026-11-28', '2026-12-10')
  const owed = async () => (await changer.invoices()).find(({ id }) => id === first.id)
  expect(await owed()).toMatchObject({ status: 'open', due_amount: first.total_amount })
  expect(await changer.mails()).toContain('payment_reminder')
  await db
    .transaction()
    .execute((trx) =>
      cancelSubscription(
        trx,
        changer.actor,
        changer.companyId,
        { when: 'now', reason: '' },
        noonOf('2026-12-10'),
      ),
    )
  expect(await owed()).toMatchObject({ status: 'open' })
  await payInvoice(changer, first.id, noonOf('2026-12-11'))
  expect(await owed()).toMatchObject({ status: 'paid' })
  expect((await changer.subscriptions()).at(-1)).toMatchObject({
    status: 'canceled',
    current_period_end_on: before?.current_period_end_on,
  })
})

test.each(['paused', 'restricted'] as const)(
  'a plan that is %s stays so when its paid period is taken back',
  async (status) => {
    const changer = await createChanger('2026-11-24')
    const [invoice] = await changer.invoices()
    if (status === 'paused') {
      const pause = { from: 'now', resume_on: '2026-12-10' } as const
      const outcome = await db
        .transaction()
        .execute((trx) =>
          pauseSubscription(trx, changer.actor, changer.companyId, pause, noonOf('2026-11-25')),
        )
      expect(outcome.ok).toBe(true)
    } else await runNights('2026-12-20', '2027-01-12')
    expect(await changer.live()).toMatchObject({ status })
    const on = status === 'paused' ? '2026-11-26' : '2027-01-13'
    await chargeBack(changer.companyId, invoice?.id ?? '', on)
    expect(await changer.live()).toMatchObject({ status, current_period_end_on: '2026-11-23' })
  },
)
