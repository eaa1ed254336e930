import type { Trx } from '@/db'
import { type Actor, recordAudit } from '@/lib/audit/mutations'

/** Notes what finance did about a payment that needed a person. Answers false when somebody has dealt with it, or it needed nobody. */
export async function attendPayment(
  trx: Trx,
  actor: Actor,
  paymentId: string,
  note: string,
  now: Date,
): Promise<boolean> {
  const payment = await trx
    .updateTable('payments')
    .set({ attended_at: now, attended_by: actor.user_id, attention_note: note })
    .where('id', '=', paymentId)
    .where('attention', 'is not', null)
    .where('attended_at', 'is', null)
    .returning(['id', 'company_id', 'attention'])
    .executeTakeFirst()
  if (!payment) return false
  await recordAudit(trx, actor, {
    action: 'payment.attended',
    entity_type: 'payment',
    entity_id: payment.id,
    company_id: payment.company_id,
    after: { attention: payment.attention, note },
  })
  return true
}

/** Notes that staff asked the provider about a payment. */
export async function auditAsking(
  trx: Trx,
  actor: Actor,
  payment: { id: string; company_id: string },
): Promise<void> {
  await recordAudit(trx, actor, {
    action: 'payment.asked',
    entity_type: 'payment',
    entity_id: payment.id,
    company_id: payment.company_id,
  })
}

/**
 * Makes an event wait to be applied again, whatever became of it. Applying is safe to repeat: it asks the provider and does
 * what still has to be done. Answers false for an event that nobody signed.
 */
export async function reopenEvent(trx: Trx, actor: Actor, eventId: string): Promise<boolean> {
  const event = await trx
    .selectFrom('payment_events')
    .leftJoin('payments', 'payments.id', 'payment_events.payment_id')
    .select(['payment_events.id', 'payment_events.status', 'payment_events.outcome'])
    .select(['payment_events.payment_id', 'payments.company_id'])
    .where('payment_events.id', '=', eventId)
    .where('payment_events.is_verified', '=', true)
    .forNoKeyUpdate('payment_events')
    .executeTakeFirst()
  if (!event) return false
  await trx
    .updateTable('payment_events')
    .set({ status: 'received', outcome: null, applied_at: null, next_try_at: new Date() })
    .where('id', '=', eventId)
    .execute()
  await recordAudit(trx, actor, {
    action: 'payment_event.run_again',
    entity_type: 'payment_event',
    entity_id: eventId,
    company_id: event.company_id,
    before: { status: event.status, outcome: event.outcome },
    after: { status: 'received' },
  })
  return true
}
