import type { Trx } from '@/db'
import type { SelectedAddon } from './selection'

type Unit = Pick<SelectedAddon, 'addon_id' | 'price_id' | 'price_amount' | 'quantity'>

/**
 * Puts other add-ons in the place of those a subscription has. `keepsMoves`: a price that staff moved one of them to, and that has
 * not come yet, stays ahead of it; not so for another kind of period.
 */
export async function replaceAddons(
  trx: Trx,
  subscriptionId: string,
  addons: readonly Unit[],
  keepsMoves: boolean,
): Promise<void> {
  const removed = await trx
    .deleteFrom('subscription_addons')
    .where('subscription_id', '=', subscriptionId)
    .returning(['addon_id', 'next_price_id'])
    .execute()
  if (addons.length === 0) return
  const ahead = new Map(removed.map((row) => [row.addon_id, row.next_price_id]))
  const nextOf = ({ addon_id, price_id }: Unit) => {
    const next = keepsMoves ? (ahead.get(addon_id) ?? null) : null
    return next === price_id ? null : next
  }
  await trx
    .insertInto('subscription_addons')
    .values(
      addons.map((addon) => ({
        subscription_id: subscriptionId,
        addon_id: addon.addon_id,
        price_id: addon.price_id,
        price_amount: addon.price_amount,
        quantity: addon.quantity,
        next_price_id: nextOf(addon),
      })),
    )
    .execute()
}
