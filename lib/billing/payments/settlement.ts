import { type Selectable, sql } from 'kysely'
import type { Trx } from '@/db'
import type { Payments, PaymentTransactions } from '@/db/types'
import { recordAudit } from '@/lib/audit/mutations'
import { newId } from '@/lib/ids'
import { lockBilling, lockInvoice } from '../invoices/mutations'
import { dropUnsentRefunds, takeProviderRefunds } from '../refunds/confirmation'
import { sumSucceeded } from '../refunds/sums'
import type { PaymentStatus } from '../status'
import { statusOfAttempt } from './attempt-status'
import { raiseAttention } from './attention'
import { type Effect, needsAttention } from './effects'
import { mayBe } from './may-wait'
import { receiveMoney, returnMoney } from './money'
import { type LockedInvoice, PROVIDER_ACTORS } from './provider-actors'
import { canTransactionGo, type ProviderTransaction, type TransactionStatus, wasPaid } from './transaction'

export type Confirmed = {
  transaction: ProviderTransaction
  /** The attempt's state when the provider was asked: if it is another one by now, the answer may be older than what we know. */
  status_before?: string
}

type Row = Selectable<PaymentTransactions>

/**
 * Applies what a provider says of a transaction to our attempt, its invoice and the books, under the company's and the invoice's
 * lock. Says what changed; a repeated, stale or contradicting state changes nothing. Throws nothing for what a provider may say.
 */
export async function applyTransaction(
  trx: Trx,
  paymentId: string,
  { transaction, status_before }: Confirmed,
  now: Date,
): Promise<Effect> {
  const found = await trx
    .selectFrom('payments')
    .select(['invoice_id', 'company_id'])
    .where('id', '=', paymentId)
    .executeTakeFirstOrThrow()
  await lockBilling(trx, found.company_id)
  const invoice = await lockInvoice(trx, found.invoice_id)
  if (!invoice) throw new Error(`Payment ${paymentId} has no invoice`)
  const payment = await trx
    .selectFrom('payments')
    .selectAll()
    .where('id', '=', paymentId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
  if (status_before !== undefined && payment.status !== status_before) return 'overtaken'
  const effects = await applyUnderLock(trx, invoice, payment, transaction, now)
  // One word can tell of two things that a person has to look at, such as money that came and was given back elsewhere.
  for (const effect of effects.filter(needsAttention).toReversed())
    await raiseAttention(trx, payment, effect, transaction, now)
  return effects.find(needsAttention) ?? effects[0] ?? 'unchanged'
}

async function applyUnderLock(
  trx: Trx,
  invoice: LockedInvoice,
  payment: Selectable<Payments>,
  transaction: ProviderTransaction,
  now: Date,
): Promise<Effect[]> {
  const known = await trx
    .selectFrom('payment_transactions')
    .selectAll()
    .where('provider', '=', transaction.provider)
    .where('transaction_id', '=', transaction.transaction_id)
    .executeTakeFirst()
  // The same id under another order contradicts what is known.
  if (known && known.payment_id !== payment.id) return ['stale']
  const from = known?.status as TransactionStatus | undefined
  const to = transaction.status
  // Chargebacks come bit by bit: a higher sum in the same state is news, too.
  const grew = known !== undefined && transaction.charged_back_amount > known.returned_amount
  const isNews = (from !== to || grew) && canTransactionGo(transaction.provider, from, to)
  if (from !== to && !isNews) return ['stale']
  if (isNews && !(await mayBe(trx, invoice, payment, to))) return ['stale']
  const row = await keepTransaction(trx, payment, known, transaction, isNews)
  const moved = isNews ? await moveMoney(trx, invoice, row, from, transaction, now) : undefined
  const changed = isNews ? await followAttempt(trx, payment, transaction, moved, now) : undefined
  const returned = await takeProviderRefunds(trx, payment, row.id, transaction, now)
  return [moved, returned, changed].filter((effect) => effect !== undefined)
}

/** The money side of a change of state; undefined where none moved. */
async function moveMoney(
  trx: Trx,
  invoice: LockedInvoice,
  row: Row,
  from: TransactionStatus | undefined,
  transaction: ProviderTransaction,
  now: Date,
): Promise<Effect | undefined> {
  const { status: to } = transaction
  const money = {
    id: row.id,
    payment_id: row.payment_id,
    provider: transaction.provider,
    transaction_id: transaction.transaction_id,
    amount: row.amount,
    method: row.method,
    paid_at: row.paid_at ?? now,
  }
  const held = { ...money, allocated_amount: row.allocated_amount, credited_amount: row.credited_amount }
  const key = `reversed:${transaction.provider}:${transaction.transaction_id}`
  if (wasPaid(from) && !wasPaid(to)) {
    await returnMoney(trx, invoice, held, row.amount, key, now)
    await dropUnsentRefunds(trx, transaction.provider, row.id, now)
    return 'reversed'
  }
  let effect: Effect | undefined
  if (wasPaid(to) && !wasPaid(from)) {
    if (transaction.currency !== 'IDR') return 'wrongCurrency'
    if (transaction.amount === undefined || transaction.amount === 0n) return 'unreadableAmount'
    effect = await receiveMoney(trx, invoice, money, now)
  }
  const charged = transaction.charged_back_amount - row.returned_amount
  if ((to === 'charged_back' || to === 'partially_charged_back') && charged > 0n) {
    const fresh = await trx
      .selectFrom('payment_transactions')
      .selectAll()
      .where('id', '=', row.id)
      .executeTakeFirstOrThrow()
    const invoiceNow = (await lockInvoice(trx, invoice.id)) ?? invoice
    const stood = {
      ...money,
      allocated_amount: fresh.allocated_amount,
      credited_amount: fresh.credited_amount,
    }
    await returnMoney(trx, invoiceNow, stood, charged, `${key}:${transaction.charged_back_amount}`, now)
    await trx
      .updateTable('payment_transactions')
      .set({ returned_amount: transaction.charged_back_amount })
      .where('id', '=', row.id)
      .execute()
    if (to === 'charged_back') await dropUnsentRefunds(trx, transaction.provider, row.id, now)
    return 'chargedBack'
  }
  return effect
}

async function keepTransaction(
  trx: Trx,
  payment: Selectable<Payments>,
  known: Row | undefined,
  transaction: ProviderTransaction,
  isNews: boolean,
): Promise<Row> {
  if (!known) {
    return trx
      .insertInto('payment_transactions')
      .values({
        id: newId(),
        payment_id: payment.id,
        provider: transaction.provider,
        transaction_id: transaction.transaction_id,
        status: transaction.status,
        amount: transaction.amount ?? 0n,
        currency: transaction.currency,
        method: transaction.method,
        paid_at: transaction.paid_at,
        details: JSON.stringify(transaction.raw),
      })
      .returningAll()
      .executeTakeFirstOrThrow()
  }
  if (!isNews) return known
  const isFirstMoney = wasPaid(transaction.status) && !wasPaid(known.status as TransactionStatus)
  return trx
    .updateTable('payment_transactions')
    .set({
      status: transaction.status,
      method: transaction.method ?? known.method,
      details: JSON.stringify(transaction.raw),
      // What was paid stays what it was, whatever is said of it later.
      ...(isFirstMoney && {
        amount: transaction.amount ?? 0n,
        currency: transaction.currency,
        paid_at: transaction.paid_at,
      }),
    })
    .where('id', '=', known.id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Brings the attempt to where its transactions stand. */
async function followAttempt(
  trx: Trx,
  payment: Selectable<Payments>,
  transaction: ProviderTransaction,
  moved: Effect | undefined,
  now: Date,
): Promise<Effect> {
  const rows = await trx
    .selectFrom('payment_transactions')
    .selectAll()
    .where('payment_id', '=', payment.id)
    .execute()
  const attempt = {
    status: payment.status as PaymentStatus,
    paid_at: payment.paid_at,
    refunded_amount: await sumSucceeded(trx, payment.id),
  }
  const next = statusOfAttempt(attempt, rows, transaction.transaction_id)
  await trx
    .updateTable('payments')
    .set({
      status: next.status,
      method: next.method ?? payment.method,
      provider_transaction_id: next.transaction_id,
      checked_at: now,
      paid_at: next.paid_at,
      // Of money that went away again, what had been given back before stays: it was paid, too.
      paid_amount:
        next.paid_amount === null
          ? sql`nullif(refunded_amount, 0)`
          : sql`greatest(${next.paid_amount}::bigint, refunded_amount)`,
    })
    .where('id', '=', payment.id)
    .execute()
  // Money that moves is written down also where the attempt's state stays, such as a chargeback of a part.
  const stays = next.status === payment.status
  if (stays && !moved) return 'methodChanged'
  await recordAudit(trx, PROVIDER_ACTORS[transaction.provider], {
    action: `payment.${next.status}`,
    entity_type: 'payment',
    entity_id: payment.id,
    company_id: payment.company_id,
    before: { status: payment.status },
    after: {
      status: next.status,
      transaction_id: transaction.transaction_id,
      amount: next.paid_amount,
      ...(stays && { effect: moved }),
    },
  })
  return 'statusChanged'
}
