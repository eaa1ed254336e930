'use server'

import { revalidatePath } from 'next/cache'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { type ActionResult, DONE, refuse } from '@/lib/action-result'
import { requireStaff } from '@/lib/auth/gates'
import { checkBalance } from '@/lib/billing/reconciliation/check'
import { recordPayout } from '@/lib/billing/reconciliation/intake'
import { askAboutDifference, bookDifference, ignoreDifference } from '@/lib/billing/reconciliation/resolve'
import {
  checkSchema,
  differenceSchema,
  payoutRecordSchema,
  resolveSchema,
} from '@/lib/billing/reconciliation/schema'
import { log } from '@/lib/log'

const gate = () => requireStaff('payment.manage')

function answer(outcome: { ok: true } | { ok: false; reason: string }): ActionResult {
  revalidatePath('/admin/payments', 'layout')
  return outcome.ok ? DONE : refuse(outcome.reason)
}

/** Asks the provider about a difference. Answers `closed`, `still` or `nothing`; refuses `nobodyToAsk`, `providerUnavailable`. */
export const askDifferenceAction = defineAction({
  schema: differenceSchema,
  gate,
  run: async ({ difference_id }): Promise<ActionResult<{ became: 'closed' | 'still' | 'nothing' }>> => {
    let outcome: Awaited<ReturnType<typeof askAboutDifference>>
    try {
      outcome = await askAboutDifference(difference_id)
    } catch (error) {
      log.warn({ err: error, difference_id }, 'asking about a difference failed')
      return refuse('providerUnavailable')
    }
    if (!outcome.ok) return refuse(outcome.reason)
    if (!outcome.asked.answered && outcome.asked.reason === 'unavailable')
      return refuse('providerUnavailable')
    revalidatePath('/admin/payments', 'layout')
    const became = outcome.closed ? 'closed' : outcome.asked.answered ? 'still' : 'nothing'
    return { ok: true, data: { became } }
  },
})

/** Books what the file says. Refuses `alreadyResolved`, `cannotBook`. */
export const bookDifferenceAction = defineAction({
  schema: resolveSchema,
  gate,
  run: async ({ difference_id, reason }, { actor }) =>
    answer(
      await db.transaction().execute((trx) => bookDifference(trx, actor, difference_id, reason, new Date())),
    ),
})

/** Leaves a difference as it is. Refuses `alreadyResolved`. */
export const ignoreDifferenceAction = defineAction({
  schema: resolveSchema,
  gate,
  run: async ({ difference_id, reason }, { actor }) =>
    answer(
      await db
        .transaction()
        .execute((trx) => ignoreDifference(trx, actor, difference_id, reason, new Date())),
    ),
})

/** Notes what the bank received of a file. Refuses `known`, `dayInFuture`. */
export const recordPayoutAction = defineAction({
  schema: payoutRecordSchema,
  gate,
  run: async (payout, { actor }) =>
    answer(await db.transaction().execute((trx) => recordPayout(trx, actor, payout, new Date()))),
})

/** Holds the rows against the books now. */
export const checkBalanceAction = defineAction({
  schema: checkSchema,
  gate,
  run: async () => {
    await checkBalance(db)
    return answer({ ok: true })
  },
})
