import type { Db, Trx } from '@/db'
import type { Actor } from '@/lib/audit/mutations'
import type { CompanyId } from '@/lib/ids'
import { lockBilling, voidInvoice } from '../invoices/mutations'
import { dropPending } from './drop'

/** Takes a choice back that nobody has paid: its invoice is void, its coupon free. Answers false when none waits. */
export async function dropPendingChoice(
  trx: Trx,
  actor: Actor,
  companyId: CompanyId,
  now: Date,
): Promise<boolean> {
  await lockBilling(trx, companyId)
  const waiting = await findWaiting(trx, companyId)
  if (!waiting) return false
  await dropChoice(trx, actor, waiting, 'the choice was taken back', now)
  return true
}

/** The choice that waits to be paid; a company has at most one. */
export async function findWaiting(db: Db | Trx, companyId: CompanyId) {
  return db
    .selectFrom('subscriptions')
    .leftJoin('invoices', (join) =>
      join.onRef('invoices.subscription_id', '=', 'subscriptions.id').on('invoices.status', '=', 'open'),
    )
    .selectAll('subscriptions')
    .select(['invoices.id as invoice_id', 'invoices.number as invoice_number', 'invoices.paid_amount'])
    .where('subscriptions.company_id', '=', companyId)
    .where('subscriptions.status', '=', 'pending')
    .executeTakeFirst()
}

/** Gives a choice up. Without an open invoice nothing can activate it any more. */
export async function dropChoice(
  trx: Trx,
  actor: Actor,
  waiting: { id: string; invoice_id: string | null },
  reason: string,
  now: Date,
): Promise<void> {
  if (waiting.invoice_id) await voidInvoice(trx, actor, waiting.invoice_id, reason, now)
  await dropPending(trx, actor, waiting.id, reason, now)
}
