import { sql } from 'kysely'
import type { Trx } from '@/db'
import { recordAudits } from '@/lib/audit/mutations'
import { newId } from '@/lib/ids'
import { dayOf } from '@/lib/time'
import { post } from '../ledger/postings'
import { queueReceiptMails } from '../mails'
import { recordSubscriptionEvents } from '../subscriptions/events'
import { activationData, planActivation } from '../subscriptions/paid-period'
import { invoiceAudit, receiptPostings } from './money'
import { PROVIDER_ACTORS } from './provider-actors'
import { lockPlainRows, type PlainRow } from './settle-rows'
import type { ProviderTransaction } from './transaction'

/** An event whose provider has confirmed the transaction. */
export type Confirmable = { event_id: string; payment_id: string; transaction: ProviderTransaction }

/**
 * Settles many plain payments at once, with a dozen statements for all of them: each the whole of what an open invoice of a plan
 * still owes, in rupiah, where nothing else is under way. Does exactly what `applyTransaction` does for each (a test holds one
 * against the other). Answers the events it dealt with; whatever is not plain is left as it was, for `applyTransaction`.
 */
export async function settleMany(trx: Trx, items: readonly Confirmable[], now: Date): Promise<string[]> {
  const candidates = items.filter(({ transaction }) => isPlain(transaction))
  if (candidates.length === 0) return []
  const rows = await lockPlainRows(
    trx,
    candidates.map(({ payment_id }) => payment_id),
  )
  const byPayment = new Map(rows.map((row) => [row.payment_id, row]))
  const companies = new Set<string>()
  const settled = candidates.flatMap(({ event_id, payment_id, transaction }) => {
    const row = byPayment.get(payment_id)
    if (!row || transaction.amount !== row.due_amount || transaction.provider !== row.provider) return []
    // One at a time of a company: the second would see rows that are old by then.
    if (companies.has(row.company_id)) return []
    companies.add(row.company_id)
    const paid_at = transaction.paid_at ?? now
    const plan = planActivation(row.subscription, row, dayOf(now))
    return [{ event_id, row, transaction, paid_at, plan }]
  })
  if (settled.length === 0) return []
  await writeMoney(trx, settled, now)
  await writeSubscriptions(trx, settled)
  await writeHistory(trx, settled)
  await closeEvents(trx, settled, now)
  return settled.map(({ event_id }) => event_id)
}

function isPlain(transaction: ProviderTransaction): boolean {
  return (
    transaction.status === 'paid' &&
    transaction.currency === 'IDR' &&
    transaction.refunds.length === 0 &&
    transaction.charged_back_amount === 0n &&
    (transaction.amount ?? 0n) > 0n
  )
}

type Settled = {
  event_id: string
  row: PlainRow
  transaction: ProviderTransaction
  paid_at: Date
  plan: ReturnType<typeof planActivation>
}

async function writeMoney(trx: Trx, settled: readonly Settled[], now: Date): Promise<void> {
  await trx
    .insertInto('payment_transactions')
    .values(
      settled.map(({ row, transaction, paid_at }) => ({
        id: newId(),
        payment_id: row.payment_id,
        provider: transaction.provider,
        transaction_id: transaction.transaction_id,
        status: 'paid',
        amount: row.due_amount,
        allocated_amount: row.due_amount,
        currency: transaction.currency,
        method: transaction.method,
        paid_at,
        details: JSON.stringify(transaction.raw),
      })),
    )
    .onConflict((conflict) =>
      conflict.constraint('payment_transactions_key').doUpdateSet((eb) => ({
        status: eb.ref('excluded.status'),
        amount: eb.ref('excluded.amount'),
        allocated_amount: eb.ref('excluded.allocated_amount'),
        currency: eb.ref('excluded.currency'),
        method: sql`coalesce(excluded.method, payment_transactions.method)`,
        paid_at: eb.ref('excluded.paid_at'),
        details: eb.ref('excluded.details'),
      })),
    )
    .execute()
  await post(
    trx,
    settled.flatMap(({ row, transaction, paid_at }) =>
      receiptPostings(
        { id: row.invoice_id, company_id: row.company_id, status: row.invoice_status },
        {
          payment_id: row.payment_id,
          provider: transaction.provider,
          transaction_id: transaction.transaction_id,
          amount: row.due_amount,
          paid_at,
        },
        row.due_amount,
        0n,
      ),
    ),
  )
  await sql`
    update invoices set status = 'paid', paid_at = paid.at, paid_amount = paid_amount + due_amount,
      period_start_on = paid.start_on, period_end_on = paid.end_on, period_moved_days = paid.moved_days
    from unnest(${settled.map(({ row }) => row.invoice_id)}::uuid[], ${settled.map(({ paid_at }) => paid_at.toISOString())}::timestamptz[],
      ${settled.map(({ plan }) => plan.period.period_start_on)}::date[], ${settled.map(({ plan }) => plan.period.period_end_on)}::date[],
      ${settled.map(({ plan }) => plan.moved_days)}::integer[]) as paid (id, at, start_on, end_on, moved_days)
    where invoices.id = paid.id`.execute(trx)
  await sql`
    update payments set status = 'paid', paid_at = paid.at, paid_amount = paid.amount, method = coalesce(paid.method, payments.method),
      provider_transaction_id = paid.transaction_id, checked_at = ${now}
    from unnest(${settled.map(({ row }) => row.payment_id)}::uuid[], ${settled.map(({ paid_at }) => paid_at.toISOString())}::timestamptz[],
      ${settled.map(({ row }) => row.due_amount.toString())}::bigint[], ${settled.map(({ transaction }) => transaction.method)}::text[],
      ${settled.map(({ transaction }) => transaction.transaction_id)}::text[]) as paid (id, at, amount, method, transaction_id)
    where payments.id = paid.id`.execute(trx)
}

async function writeSubscriptions(trx: Trx, settled: readonly Settled[]): Promise<void> {
  await sql`
    update subscriptions set status = 'active', anchor_on = paid.anchor_on, canceled_at = null, restricted_at = null,
      current_period_end_on = paid.end_on,
      current_period_start_on = case when paid.runs then current_period_start_on else paid.start_on end,
      cancel_at_period_end = case when paid.runs then cancel_at_period_end else false end
    from unnest(${settled.map(({ row }) => row.subscription_id)}::uuid[], ${settled.map(({ plan }) => plan.anchor)}::date[],
      ${settled.map(({ plan }) => plan.period.period_start_on)}::date[], ${settled.map(({ plan }) => plan.period.period_end_on)}::date[],
      ${settled.map(({ plan }) => plan.isRunning)}::boolean[]) as paid (id, anchor_on, start_on, end_on, runs)
    where subscriptions.id = paid.id`.execute(trx)
}

/** Timelines, the audit log and the receipts. */
async function writeHistory(trx: Trx, settled: readonly Settled[]): Promise<void> {
  const byProvider = Map.groupBy(settled, ({ transaction }) => transaction.provider)
  for (const [provider, group] of byProvider) {
    const actor = PROVIDER_ACTORS[provider]
    await recordAudits(
      trx,
      actor,
      group.flatMap(({ row, transaction }) => {
        const { transaction_id } = transaction
        const invoice = { ...row, id: row.invoice_id, status: row.invoice_status }
        const money = { payment_id: row.payment_id, transaction_id }
        return [
          invoiceAudit(invoice, money, 'invoice.paid', { status: 'paid', amount: row.due_amount }),
          {
            action: 'payment.paid',
            entity_type: 'payment',
            entity_id: row.payment_id,
            company_id: row.company_id,
            before: { status: row.payment_status },
            after: { status: 'paid', transaction_id, amount: row.due_amount },
          },
        ]
      }),
    )
    await recordSubscriptionEvents(
      trx,
      actor,
      group.map(({ row, plan }) => ({
        subscription: row.subscription,
        event: {
          kind: plan.kind,
          to_status: 'active',
          data: activationData(plan, row.invoice_id),
        },
      })),
    )
  }
  await queueReceiptMails(
    trx,
    settled.map(({ row, transaction, paid_at }) => ({
      id: row.invoice_id,
      method: transaction.method ?? row.method,
      paid_at,
    })),
  )
}

async function closeEvents(trx: Trx, settled: readonly Settled[], now: Date): Promise<void> {
  await sql`
    update payment_events set status = 'applied', outcome = 'paid', payment_id = paid.payment_id, applied_at = ${now}, next_try_at = null
    from unnest(${settled.map(({ event_id }) => event_id)}::uuid[], ${settled.map(({ row }) => row.payment_id)}::uuid[]) as paid (id, payment_id)
    where payment_events.id = paid.id and payment_events.status in ('received', 'failed')`.execute(trx)
}
