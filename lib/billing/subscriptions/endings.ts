import type { Db, Trx } from '@/db'
import { SYSTEM } from '@/lib/audit/mutations'
import type { Settings } from '@/lib/config/definitions'
import { addDays, dayOf } from '@/lib/time'
import { lockBillings, voidInvoice, voidOpenInvoices } from '../invoices/mutations'
import type { Subject } from './batches'
import { recordSubscriptionEvents } from './events'
import { dropChoice } from './waiting'

/** Plans that were cancelled and whose last period is over. */
export async function listEndingsDue(db: Db, today: string): Promise<Subject[]> {
  return endingsDue(db, today).execute()
}

function endingsDue(db: Db | Trx, today: string) {
  return db
    .selectFrom('subscriptions')
    .select(['id', 'company_id', 'status', 'current_period_end_on'])
    .where('status', 'in', ['trialing', 'active', 'past_due', 'restricted'])
    .where('cancel_at_period_end', '=', true)
    .where('current_period_end_on', '<', today)
}

/** Ends cancelled plans; what was still open for a period that never began is void. */
export async function endBatch(trx: Trx, batch: readonly Subject[], now: Date): Promise<void> {
  await lockBillings(
    trx,
    batch.map(({ company_id }) => company_id),
  )
  const over = await endingsDue(trx, dayOf(now))
    .where(
      'id',
      'in',
      batch.map(({ id }) => id),
    )
    .execute()
  if (over.length === 0) return
  for (const { id } of over) await voidOpenInvoices(trx, SYSTEM, id, 'the plan ended with its period', now)
  await trx
    .updateTable('subscriptions')
    .set({ status: 'canceled', canceled_at: now })
    .where(
      'id',
      'in',
      over.map(({ id }) => id),
    )
    .execute()
  await recordSubscriptionEvents(
    trx,
    SYSTEM,
    over.map((subscription) => ({
      subscription,
      event: {
        kind: 'canceled',
        to_status: 'canceled',
        data: { ended_on: subscription.current_period_end_on },
      },
    })),
  )
}

/**
 * Offers that nobody took up: a chosen plan whose first invoice stayed unpaid as long as it takes a running plan to end, and a
 * change whose price was for days that are over.
 */
export async function listOffersGivenUp(db: Db, settings: Settings, today: string): Promise<Subject[]> {
  return offersGivenUp(db, settings, today).execute()
}

function offersGivenUp(db: Db | Trx, settings: Settings, today: string) {
  const before = addDays(today, -settings['billing.cancel_after_days'])
  return db
    .selectFrom('invoices')
    .innerJoin('subscriptions', 'subscriptions.id', 'invoices.subscription_id')
    .select([
      'invoices.id',
      'invoices.company_id',
      'invoices.kind',
      'subscriptions.id as subscription_id',
      'subscriptions.status',
    ])
    .where('invoices.status', '=', 'open')
    .where((eb) =>
      eb.or([
        eb.and([eb('subscriptions.status', '=', 'pending'), eb('invoices.due_on', '<', before)]),
        eb.and([eb('invoices.kind', '=', 'change'), eb('invoices.due_on', '<', today)]),
      ]),
    )
}

/** Voids the invoices of offers that nobody took up. */
export async function giveUpBatch(
  trx: Trx,
  settings: Settings,
  batch: readonly Subject[],
  now: Date,
): Promise<void> {
  await lockBillings(
    trx,
    batch.map(({ company_id }) => company_id),
  )
  const forgotten = await offersGivenUp(trx, settings, dayOf(now))
    .where(
      'invoices.id',
      'in',
      batch.map(({ id }) => id),
    )
    .execute()
  for (const offer of forgotten) {
    if (offer.status !== 'pending') await voidInvoice(trx, SYSTEM, offer.id, 'the change was never paid', now)
    else
      await dropChoice(
        trx,
        SYSTEM,
        { ...offer, id: offer.subscription_id, invoice_id: offer.id },
        'what was chosen was never paid',
        now,
      )
  }
}
