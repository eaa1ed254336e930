import type { Trx } from '@/db'
import type { Actor } from '@/lib/audit/mutations'
import { voidInvoice } from './mutations'

/**
 * A change of plan that waits to be paid gives back the unused days of what was paid before. Where a credit note has given those
 * back meanwhile, it would give them back a second time: it is void. The caller holds the locks.
 */
export async function voidOutdatedChange(
  trx: Trx,
  actor: Actor,
  subscriptionId: string | null,
  now: Date,
): Promise<void> {
  if (subscriptionId === null) return
  const open = await trx
    .selectFrom('invoices')
    .select('id')
    .where('subscription_id', '=', subscriptionId)
    .where('kind', '=', 'change')
    .where('status', '=', 'open')
    .executeTakeFirst()
  if (open) await voidInvoice(trx, actor, open.id, 'what was paid before was credited', now)
}
