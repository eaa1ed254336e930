import type { Db, Trx } from '@/db'
import { type Actor, recordAudit } from '@/lib/audit/mutations'
import type { StaffId } from '@/lib/ids'
import { lockBilling } from '../invoices/mutations'
import { attendPayment } from '../payments/mutations'
import { buysRunningPeriod, endRefundedPlan } from './consequences'
import type { PlanAnswer } from './schema'

/**
 * The refund of a payment that was made in the provider's dashboard, gave all of a running period back, and of which nobody has
 * said what becomes of the plan: its id. Our own refunds ask when they begin.
 */
export async function findPlanQuestion(
  db: Db,
  _staff: StaffId,
  paymentId: string,
  now: Date,
): Promise<string | undefined> {
  return db.transaction().execute(async (trx) => (await findAsking(trx, 'payment_id', paymentId, now))?.id)
}

async function findAsking(trx: Trx, by: 'id' | 'payment_id', id: string, now: Date) {
  const refund = await trx
    .selectFrom('refunds')
    .innerJoin('invoices', 'invoices.id', 'refunds.invoice_id')
    .selectAll('refunds')
    .select(['invoices.subscription_id', 'invoices.kind'])
    .select(['invoices.period_start_on', 'invoices.period_end_on'])
    .where(`refunds.${by}`, '=', id)
    .where('refunds.status', '=', 'succeeded')
    .where('refunds.via', '=', 'provider')
    .where('refunds.requested_by', 'is', null)
    .where('refunds.sent_at', 'is', null)
    .where('refunds.ends_plan', 'is', null)
    .whereRef('invoices.credited_amount', '>=', 'invoices.total_amount')
    .orderBy('refunds.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return refund && (await buysRunningPeriod(trx, refund, now)) ? refund : undefined
}

export type PlanAnswerOutcome = { ok: true } | { ok: false; reason: 'notFound' | 'notNow' }

/**
 * Says what becomes of the plan: it ends now, ends with its period, or goes on (`keep`). The payment needs nobody any more. Said
 * once; `notNow` where it was said already, or the period is over.
 */
export async function answerPlanQuestion(
  trx: Trx,
  actor: Actor,
  { refund_id, answer, reason }: { refund_id: string; answer: PlanAnswer; reason: string },
  now: Date,
): Promise<PlanAnswerOutcome> {
  const found = await trx
    .selectFrom('refunds')
    .select('company_id')
    .where('id', '=', refund_id)
    .executeTakeFirst()
  if (!found) return { ok: false, reason: 'notFound' }
  await lockBilling(trx, found.company_id)
  const refund = await findAsking(trx, 'id', refund_id, now)
  if (!refund) return { ok: false, reason: 'notNow' }
  await trx.updateTable('refunds').set({ ends_plan: answer }).where('id', '=', refund_id).execute()
  await endRefundedPlan(trx, actor, { ...refund, ends_plan: answer }, now)
  await attendPayment(trx, actor, refund.payment_id, reason, now)
  await recordAudit(trx, actor, {
    action: 'refund.plan_answered',
    entity_type: 'refund',
    entity_id: refund_id,
    company_id: refund.company_id,
    after: { ends_plan: answer, reason },
  })
  return { ok: true }
}
