'use server'

import { revalidatePath } from 'next/cache'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { type ActionFailure, type ActionResult, DONE, refuse } from '@/lib/action-result'
import { requireStaff } from '@/lib/auth/gates'
import { beginRefund } from '@/lib/billing/refunds/begin'
import {
  cancelRefund,
  type Destination,
  recordTransfer,
  retryByTransfer,
  settleSentRefund,
} from '@/lib/billing/refunds/by-hand'
import { payOutCredit } from '@/lib/billing/refunds/payout'
import { answerPlanQuestion } from '@/lib/billing/refunds/plan-question'
import { askAboutRefund } from '@/lib/billing/refunds/poll'
import {
  askRefundSchema,
  cancelRefundSchema,
  type PlanAnswer,
  payoutSchema,
  planAnswerSchema,
  refundSchema,
  retrySchema,
  settleRefundSchema,
  transferSchema,
} from '@/lib/billing/refunds/schema'
import { log } from '@/lib/log'

const gate = () => requireStaff('payment.manage')

function answer(outcome: { ok: true } | { ok: false; reason: string }): ActionResult {
  revalidatePath('/admin/payments', 'layout')
  return outcome.ok ? DONE : refuse(outcome.reason)
}

/** Begins a refund: what is set aside, credited and enqueued is one transaction. Refuses the reasons of `beginRefund`. */
export const refundAction = defineAction({
  schema: refundSchema,
  gate,
  run: async (input, { actor }): Promise<ActionResult> => {
    const outcome = await db.transaction().execute((trx) =>
      beginRefund(
        trx,
        actor,
        {
          payment_id: input.payment_id,
          transaction_id: input.transaction_id,
          amount: input.amount,
          reason: input.reason,
          via: input.via,
          credits_invoice: input.source === 'invoice',
          refund_key: input.refund_key,
          ends_plan: input.ends_plan || undefined,
          ...(input.via === 'transfer' && { destination: accountOf(input) }),
        },
        new Date(),
      ),
    )
    return answer(outcome)
  },
})

/** Takes a refund back that was not sent. Refuses `notNow`. */
export const cancelRefundAction = defineAction({
  schema: cancelRefundSchema,
  gate,
  run: async ({ refund_id, reason }, { actor }) =>
    answer(await db.transaction().execute((trx) => cancelRefund(trx, actor, refund_id, reason, new Date()))),
})

/** Notes the day and the reference of a transfer. Refuses `notNow`, `dayInFuture`, `dayTooEarly`. */
export const recordTransferAction = defineAction({
  schema: transferSchema,
  gate,
  run: async (transfer, { actor }) =>
    answer(await db.transaction().execute((trx) => recordTransfer(trx, actor, transfer, new Date()))),
})

/** Ends a refund that the provider never answered by what finance saw there. Refuses `notNow`. */
export const settleRefundAction = defineAction({
  schema: settleRefundSchema,
  gate,
  run: async (word, { actor }) =>
    answer(await db.transaction().execute((trx) => settleSentRefund(trx, actor, word, new Date()))),
})

const planAnswer = defineAction({
  schema: planAnswerSchema,
  gate,
  run: async (said, { actor }) =>
    answer(await db.transaction().execute((trx) => answerPlanQuestion(trx, actor, said, new Date()))),
})

/** Says what becomes of a plan whose period was refunded at the provider. Refuses `notNow`. */
export async function planAnswerAction(refund_id: string, said: PlanAnswer, { reason }: { reason: string }) {
  return planAnswer({ refund_id, answer: said, reason })
}

/** Makes a failed refund good by transfer. Refuses `notNow`, `creditSpent`, `tooMuch`. */
export const retryRefundAction = defineAction({
  schema: retrySchema,
  gate,
  run: async (input, { actor }) => {
    const { refund_id, refund_key } = input
    const retry = { refund_id, refund_key, destination: accountOf(input) }
    return answer(await db.transaction().execute((trx) => retryByTransfer(trx, actor, retry, new Date())))
  },
})

/** Asks the provider about a refund now. Refuses `providerUnavailable`. */
export const askRefundAction = defineAction({
  schema: askRefundSchema,
  gate,
  run: async ({ refund_id }): Promise<ActionResult> => {
    try {
      await askAboutRefund(refund_id)
    } catch (error) {
      log.warn({ err: error, refund_id }, 'asking about a refund failed')
      return refuse('providerUnavailable')
    }
    return answer({ ok: true })
  },
})

/** Pays a company's credit out by transfer. Refuses `tooMuch`. */
export const payoutAction = defineAction({
  schema: payoutSchema,
  gate,
  run: async (input, { actor }): Promise<ActionResult | ActionFailure> => {
    const company = await db
      .selectFrom('companies')
      .select('id')
      .where('slug', '=', input.company)
      .executeTakeFirst()
    if (!company) return refuse('notFound')
    const { amount, reason, payout_key: key } = input
    const payout = { company_id: company.id, amount, reason, key, destination: accountOf(input) }
    return answer(await db.transaction().execute((trx) => payOutCredit(trx, actor, payout, new Date())))
  },
})

function accountOf({ bank, account_number, account_name }: Destination): Destination {
  return { bank, account_number, account_name }
}
