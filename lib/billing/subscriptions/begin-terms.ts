import type { Db, Trx } from '@/db'
import { SYSTEM } from '@/lib/audit/mutations'
import { dayOf } from '@/lib/time'
import { lockBillings } from '../invoices/mutations'
import type { Subject } from './batches'
import { applyRenewalTerms, termsAtRenewal } from './schedule'

/** Subscriptions whose next period was paid ahead at other terms and has begun by a day. */
export async function listTermsDue(db: Db, today: string): Promise<Subject[]> {
  return termsDue(db, today).select(['id', 'company_id']).execute()
}

function termsDue(db: Db | Trx, today: string) {
  return db
    .selectFrom('subscriptions')
    .where('next_from_on', '<=', today)
    .where('status', 'in', ['trialing', 'active', 'past_due', 'restricted'])
}

/** Puts many subscriptions on the terms of the period that has begun, for the job of the day. Safe to repeat. */
export async function beginTermsBatch(trx: Trx, batch: readonly Subject[], now: Date): Promise<void> {
  await lockBillings(
    trx,
    batch.map(({ company_id }) => company_id),
  )
  const due = await termsDue(trx, dayOf(now))
    .selectAll()
    .where(
      'id',
      'in',
      batch.map(({ id }) => id),
    )
    .execute()
  for (const subscription of due) {
    const terms = await termsAtRenewal(trx, subscription, subscription.next_from_on ?? dayOf(now))
    await applyRenewalTerms(trx, SYSTEM, subscription, terms)
    await trx
      .updateTable('subscriptions')
      .set({ next_from_on: null })
      .where('id', '=', subscription.id)
      .execute()
  }
}
