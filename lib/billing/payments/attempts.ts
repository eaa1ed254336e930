import { db, type Trx } from '@/db'
import { type Actor, recordAudit } from '@/lib/audit/mutations'
import { type CompanyId, newId, randomCode } from '@/lib/ids'
import { enqueue } from '@/lib/jobs/boss'
import { log } from '@/lib/log'
import { lockBilling, lockInvoiceOf } from '../invoices/mutations'
import { numberToPath } from '../invoices/number'
import { OPEN_PAYMENT_STATUSES } from '../status'
import { CHANNELS, type ChannelCode } from './channels'
import { checkoutItems } from './checkout-items'
import { endAtProvider } from './close'
import { checkPayment } from './poll'
import type { OnlineProvider } from './provider'
import type { LockedInvoice } from './provider-actors'

/** Who carries a checkout out, and by which channel; null: the provider's page offers all it has. */
export type Way = { provider: OnlineProvider; channel: ChannelCode | null }

type Wanted = { company_id: CompanyId; invoice_number: string; actor: Actor; way: Way; hours: number }

/**
 * The attempt to pay an open invoice: the one that is under way where it is of the same provider, channel and amount, else a new one.
 * `occupied`: another one is in its place and has to be given up first, for an invoice has one open attempt at each provider.
 */
export async function openAttempt({ company_id: companyId, invoice_number, actor, way, hours }: Wanted) {
  const now = new Date()
  return db.transaction().execute(async (trx) => {
    await lockBilling(trx, companyId)
    const invoice = await lockInvoiceOf(trx, companyId, invoice_number)
    if (!invoice) return { ok: false as const, reason: 'notFound' as const }
    if (invoice.status !== 'open') return { ok: false as const, reason: 'notOpen' as const }
    const most = way.channel ? CHANNELS[way.channel].most : undefined
    if (most !== undefined && invoice.due_amount > most)
      return { ok: false as const, reason: 'channelUnavailable' as const }
    const lines = await trx
      .selectFrom('invoice_lines')
      .select(['position', 'description_id', 'quantity', 'unit_amount'])
      .where('invoice_id', '=', invoice.id)
      .orderBy('position')
      .execute()
    const items = checkoutItems(invoice, lines)
    const open = await trx
      .selectFrom('payments')
      .selectAll()
      .where('invoice_id', '=', invoice.id)
      .where('provider', '=', way.provider)
      .where('status', 'in', [...OPEN_PAYMENT_STATUSES])
      .executeTakeFirst()
    if (open?.expires_at && open.expires_at > now) {
      const isSame = way.channel === null || open.channel === way.channel
      if (isSame && open.amount === invoice.due_amount) return { ok: true as const, payment: open, items }
      return { ok: false as const, reason: 'occupied' as const, payment: open }
    }
    // Its page is over; money that still comes for it is found by the poller and by the notification.
    if (open) await trx.updateTable('payments').set({ status: 'expired' }).where('id', '=', open.id).execute()
    await closeFailed(trx, invoice.id, now)
    return {
      ok: true as const,
      payment: await insertAttempt(trx, invoice, { actor, way, hours }, now),
      items,
    }
  })
}

async function insertAttempt(
  trx: Trx,
  invoice: LockedInvoice,
  { actor, way, hours }: Pick<Wanted, 'actor' | 'way' | 'hours'>,
  now: Date,
) {
  const payment = await trx
    .insertInto('payments')
    .values({
      id: newId(),
      invoice_id: invoice.id,
      company_id: invoice.company_id,
      provider: way.provider,
      channel: way.channel,
      order_id: `${numberToPath(invoice.number ?? '')}-${randomCode(6)}`,
      status: 'created',
      amount: invoice.due_amount,
      expires_at: new Date(now.getTime() + hours * 3_600_000),
      created_by: actor.user_id,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await recordAudit(trx, actor, {
    action: 'payment.started',
    entity_type: 'payment',
    entity_id: payment.id,
    company_id: invoice.company_id,
    after: {
      invoice: invoice.number,
      order_id: payment.order_id,
      amount: payment.amount,
      provider: way.provider,
      channel: way.channel,
    },
  })
  return payment
}

/** A session of Xendit stays open after a refusal, though we count the attempt as failed: a new one takes its place. */
async function closeFailed(trx: Trx, invoiceId: string, now: Date): Promise<void> {
  const failed = await trx
    .selectFrom('payments')
    .select('id')
    .where('invoice_id', '=', invoiceId)
    .where('status', '=', 'failed')
    .where('provider_token', 'is not', null)
    .where('expires_at', '>', now)
    .execute()
  for (const { id } of failed) await enqueue(trx, 'payment.close', { payment_id: id })
}

/**
 * Gives an attempt up for another one: asks whether it was just paid, ends it at its provider, and cancels it. A provider that does
 * not answer holds nobody up: the job `payment.close` goes on trying, and money that comes all the same is not lost.
 */
export async function giveUpAttempt(
  actor: Actor,
  payment: {
    id: string
    company_id: string
    order_id: string
    provider: string
    provider_token: string | null
  },
): Promise<void> {
  try {
    const asked = await checkPayment(payment)
    if (asked.answered && asked.is_paid) return
    await endAtProvider(payment)
  } catch (error) {
    log.warn({ err: error, payment_id: payment.id }, 'an attempt could not be ended at its provider')
  }
  await db.transaction().execute(async (trx) => {
    await lockBilling(trx, payment.company_id)
    const canceled = await trx
      .updateTable('payments')
      .set({ status: 'canceled' })
      .where('id', '=', payment.id)
      .where('status', 'in', [...OPEN_PAYMENT_STATUSES])
      .executeTakeFirst()
    if (canceled.numUpdatedRows === 0n) return
    // Ended above or not: its page may have been made only now.
    await enqueue(trx, 'payment.close', { payment_id: payment.id })
    await recordAudit(trx, actor, {
      action: 'payment.canceled',
      entity_type: 'payment',
      entity_id: payment.id,
      company_id: payment.company_id,
      after: { status: 'canceled' },
    })
  })
}
