import { db } from '@/db'
import { uniqueViolation } from '@/db/errors'
import { type Actor, recordAudit } from '@/lib/audit/mutations'
import { getSettings } from '@/lib/config/queries'
import { env } from '@/lib/env'
import { type CompanyId, newId, randomCode } from '@/lib/ids'
import { log } from '@/lib/log'
import { lockInvoice } from '../invoices/mutations'
import { numberToPath } from '../invoices/number'
import { OPEN_PAYMENT_STATUSES } from '../status'
import { createSnapPayment } from './midtrans'

export type Checkout =
  | { ok: true; redirect_url: string }
  | { ok: false; reason: 'notFound' | 'notOpen' | 'providerUnavailable' }

type Payer = { name: string; email: string; phone: string | null }

/**
 * Opens Midtrans' payment page for an open invoice. An attempt that can still be finished is reused, so a double click or a
 * second tab leads to the same page. The attempt is committed before Midtrans is asked: whatever happens, its order id is known.
 */
export async function startCheckout(
  companyId: CompanyId,
  slug: string,
  invoiceNumber: string,
  payer: Payer,
  actor: Actor,
): Promise<Checkout> {
  const settings = await getSettings(db)
  const now = new Date()
  const attempt = await openAttempt(
    companyId,
    invoiceNumber,
    settings['billing.payment_expiry_hours'],
    actor,
    now,
  )
  if (!attempt.ok) return attempt
  if (attempt.payment.redirect_url) return { ok: true, redirect_url: attempt.payment.redirect_url }

  const { payment, lines } = attempt
  const outcome = await createSnapPayment({
    order_id: payment.order_id,
    gross_amount: Number(payment.amount),
    items: lines,
    customer: payer,
    expiry_hours: settings['billing.payment_expiry_hours'],
    finish_url: `${env().APP_URL}/app/${slug}/billing/invoices/${numberToPath(invoiceNumber)}`,
  })
  if (outcome.ok) {
    await db
      .updateTable('payments')
      .set({ provider_token: outcome.token, redirect_url: outcome.redirect_url })
      .where('id', '=', payment.id)
      .where('company_id', '=', companyId)
      .execute()
    return { ok: true, redirect_url: outcome.redirect_url }
  }
  log.warn({ payment_id: payment.id, reason: outcome.reason, detail: outcome.detail }, 'checkout refused')
  // Unavailable: the same attempt, with the same order id, is tried again. Refused or used up: the next try makes a new one.
  if (outcome.reason !== 'unavailable') {
    await db
      .updateTable('payments')
      .set({ status: 'failed', details: { error: outcome.detail } })
      .where('id', '=', payment.id)
      .where('company_id', '=', companyId)
      .where('status', '=', 'created')
      .execute()
  }
  return { ok: false, reason: 'providerUnavailable' }
}

async function openAttempt(
  companyId: CompanyId,
  invoiceNumber: string,
  expiryHours: number,
  actor: Actor,
  now: Date,
) {
  try {
    return await db.transaction().execute(async (trx) => {
      const invoice = await lockInvoice(trx, { number: invoiceNumber, company_id: companyId })
      if (!invoice) return { ok: false as const, reason: 'notFound' as const }
      if (invoice.status !== 'open') return { ok: false as const, reason: 'notOpen' as const }
      const lines = await trx
        .selectFrom('invoice_lines')
        .select(['position', 'description_id', 'quantity', 'unit_amount'])
        .where('invoice_id', '=', invoice.id)
        .orderBy('position')
        .execute()
      const items = lines.map((line) => ({
        id: String(line.position),
        name: line.description_id,
        price: Number(line.unit_amount),
        quantity: line.quantity,
      }))
      if (invoice.tax_amount > 0n)
        items.push({ id: 'ppn', name: 'PPN', price: Number(invoice.tax_amount), quantity: 1 })

      // Its page is over; money that still comes for it is found by the poller and by the notification.
      await trx
        .updateTable('payments')
        .set({ status: 'expired' })
        .where('invoice_id', '=', invoice.id)
        .where('provider', '=', 'midtrans')
        .where('status', 'in', [...OPEN_PAYMENT_STATUSES])
        .where('expires_at', '<=', now)
        .execute()
      const open = await trx
        .selectFrom('payments')
        .selectAll()
        .where('invoice_id', '=', invoice.id)
        .where('provider', '=', 'midtrans')
        .where('status', 'in', [...OPEN_PAYMENT_STATUSES])
        .executeTakeFirst()
      if (open) return { ok: true as const, payment: open, lines: items }
      const payment = await trx
        .insertInto('payments')
        .values({
          id: newId(),
          invoice_id: invoice.id,
          company_id: companyId,
          provider: 'midtrans',
          order_id: `${numberToPath(invoiceNumber)}-${randomCode(6)}`,
          status: 'created',
          amount: invoice.total_amount,
          expires_at: new Date(now.getTime() + expiryHours * 3_600_000),
          created_by: actor.user_id,
        })
        .returningAll()
        .executeTakeFirstOrThrow()
      await recordAudit(trx, actor, {
        action: 'payment.started',
        entity_type: 'payment',
        entity_id: payment.id,
        company_id: companyId,
        after: { invoice: invoiceNumber, order_id: payment.order_id, amount: payment.amount },
      })
      return { ok: true as const, payment, lines: items }
    })
  } catch (error) {
    if (uniqueViolation(error) === 'payments_open_key')
      return { ok: false as const, reason: 'notOpen' as const }
    throw error
  }
}
