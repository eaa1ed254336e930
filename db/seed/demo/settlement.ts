import { sql } from 'kysely'
import type { Trx } from '@/db'
import { takeSettlementFile } from '@/lib/billing/reconciliation/intake'

const COLUMNS =
  'Order ID,Transaction ID,Transaction Type,Payment Type,Channel,Currency,Amount,Fee,VAT,Net Amount,Transaction Time,Settlement Time,Refund Key'
/** What Midtrans keeps of each payment here, and the PPN on it. */
const FEE = 4000
const VAT = 440
const DAY_MS = 86_400_000

type Finance = { id: string; name: string }

/** What happened to each plan, and Midtrans' settlement file of the payments up to a week ago, as finance uploaded it. */
export async function createBillingHistory(trx: Trx, finance: Finance, now: Date): Promise<void> {
  await sql`
    insert into subscription_events
      (id, subscription_id, company_id, kind, from_status, to_status, data, actor_kind, actor_name, occurred_at)
    select gen_random_uuid(), subscription_id, company_id,
      case when nth = 1 then 'activated' else 'renewed' end, case when nth = 1 then 'pending' else 'active' end, 'active',
      jsonb_build_object('until', period_end_on, 'invoice_id', id), 'provider', 'Midtrans', paid_at
    from (select *, row_number() over (partition by subscription_id order by paid_at) as nth
      from invoices where status = 'paid' and subscription_id is not null) paid`.execute(trx)
  const rows = await trx
    .selectFrom('payment_transactions')
    .innerJoin('payments', 'payments.id', 'payment_transactions.payment_id')
    .select(['payments.order_id', 'payment_transactions.transaction_id', 'payment_transactions.method'])
    .select(['payment_transactions.amount', 'payment_transactions.paid_at'])
    .where('payment_transactions.provider', '=', 'midtrans')
    .where('payment_transactions.status', '=', 'paid')
    .where('payment_transactions.paid_at', '<', new Date(now.getTime() - 7 * DAY_MS))
    .orderBy('payment_transactions.paid_at')
    .execute()
  const lines = rows.map(({ order_id, transaction_id, method, amount, paid_at }) => {
    const [type = '', channel = type] = (method ?? 'qris').split(':')
    const paid = paid_at ?? now
    const net = Number(amount) - FEE - VAT
    return [
      ...[order_id, transaction_id, 'payment', type, channel, 'IDR'],
      ...[Number(amount), FEE, VAT, net].map((value) => value.toFixed(2)),
      ...[wib(paid), wib(new Date(paid.getTime() + DAY_MS)), ''],
    ].join(',')
  })
  await takeSettlementFile(
    trx,
    { kind: 'staff', user_id: finance.id, name: finance.name },
    { bytes: Buffer.from([COLUMNS, ...lines].join('\n')), file_name: 'midtrans-settlement.csv' },
    now,
  )
}

/** `2026-11-22 10:32:00` in Jakarta, as Midtrans writes times. */
function wib(at: Date): string {
  return new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
}
