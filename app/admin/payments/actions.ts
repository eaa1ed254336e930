'use server'

import { revalidatePath } from 'next/cache'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { DONE, refuse } from '@/lib/action-result'
import { requireStaff } from '@/lib/auth/gates'
import { applyPaymentEvent } from '@/lib/billing/payments/apply'
import { attendPayment, auditAsking, reopenEvent } from '@/lib/billing/payments/mutations'
import { checkPayment } from '@/lib/billing/payments/poll'
import { findPayment } from '@/lib/billing/payments/queries'
import { attendSchema, eventSchema, paymentSchema } from '@/lib/billing/schema'
import { log } from '@/lib/log'

/** Asks the provider how a payment stands and applies the answer, which it returns. Refuses `nothingKnown`, `notOnline`, `providerUnavailable`. */
export const askProviderAction = defineAction({
  schema: paymentSchema,
  gate: () => requireStaff('payment.manage'),
  run: async ({ payment_id }, { staff_id, actor }) => {
    const payment = await findPayment(db, staff_id, payment_id)
    if (!payment) return refuse('notFound')
    if (payment.provider === 'manual') return refuse('notOnline')
    await db.transaction().execute((trx) => auditAsking(trx, actor, payment))
    let asked: Awaited<ReturnType<typeof checkPayment>>
    try {
      asked = await checkPayment(payment)
    } catch (error) {
      log.warn({ err: error, payment_id }, 'asking about a payment failed')
      return refuse('providerUnavailable')
    }
    revalidatePath('/admin/payments', 'layout')
    if (!asked.answered) return refuse('nothingKnown')
    return { ok: true, data: { effect: asked.effect } }
  },
})

/** Applies a notification once more. Refuses `notRunnable` and `providerUnavailable`. */
export const runEventAgainAction = defineAction({
  schema: eventSchema,
  gate: () => requireStaff('payment.manage'),
  run: async ({ event_id }, { actor }) => {
    const reopened = await db.transaction().execute((trx) => reopenEvent(trx, actor, event_id))
    if (!reopened) return refuse('notRunnable')
    try {
      await applyPaymentEvent({ event_id })
    } catch (error) {
      log.warn({ err: error, event_id }, 'running an event again failed')
      return refuse('providerUnavailable')
    }
    revalidatePath('/admin/payments', 'layout')
    return DONE
  },
})

/** Notes what was done about a payment that needed a person. Refuses `alreadyAttended`. */
export const attendPaymentAction = defineAction({
  schema: attendSchema,
  gate: () => requireStaff('payment.manage'),
  run: async ({ payment_id, reason }, { actor }) => {
    const attended = await db
      .transaction()
      .execute((trx) => attendPayment(trx, actor, payment_id, reason, new Date()))
    revalidatePath('/admin/payments', 'layout')
    return attended ? DONE : refuse('alreadyAttended')
  },
})
