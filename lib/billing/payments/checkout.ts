import { db } from '@/db'
import { type Actor, recordAudit } from '@/lib/audit/mutations'
import { getSettings } from '@/lib/config/queries'
import { env } from '@/lib/env'
import { type CompanyId, newId, randomCode } from '@/lib/ids'
import { log } from '@/lib/log'
import { lockBilling, lockInvoiceOf } from '../invoices/mutations'
import { numberToPath } from '../invoices/number'
import { OPEN_PAYMENT_STATUSES } from '../status'
import { createSnapPayment } from './midtrans'
import { checkPayment } from './poll'

export type Checkout =
  | { ok: true; redirect_url: string }
  | { ok: false; reason: 'notFound' | 'notOpen' | 'providerUnavailable' | 'providerRefused' }

export type CheckoutOrder = {
  company_id: CompanyId
  slug: string
  invoice_number: string
  payer: { name: string; email: string; phone: string | null }
  actor: Actor
  /** A path of ours to go on to once it is paid. */
  next?: string | undefined
}

/** A used-up order id is followed by one new attempt; a second one in a row is a mistake that trying again does not mend. */
const MOST_ORDERS = 2

/**
 * Opens Midtrans' payment page for an open invoice. An attempt that can still be finished is reused, so a double click or a
 * second tab leads to the same page. The attempt is committed before Midtrans is asked: whatever happens, its order id is known.
 */
export async function startCheckout(order: CheckoutOrder): Promise<Checkout> {
  const settings = await getSettings(db)
  const hours = settings['billing.payment_expiry_hours']
  for (let count = 0; count < MOST_ORDERS; count++) {
    const attempt = await openAttempt(order, hours, new Date())
    if (!attempt.ok) return attempt
    if (attempt.payment.redirect_url) return { ok: true, redirect_url: attempt.payment.redirect_url }
    const outcome = await requestPage(order, attempt, hours)
    if (outcome !== 'taken') return outcome
  }
  return { ok: false, reason: 'providerRefused' }
}

type Attempt = Extract<Awaited<ReturnType<typeof openAttempt>>, { ok: true }>

async function requestPage(
  order: CheckoutOrder,
  { payment, lines }: Attempt,
  hours: number,
): Promise<Checkout | 'taken'> {
  const outcome = await createSnapPayment({
    order_id: payment.order_id,
    gross_amount: Number(payment.amount),
    items: lines,
    customer: order.payer,
    expiry_hours: hours,
    finish_url: finishUrl(order),
  })
  if (outcome.ok) {
    // The page's time begins now, also where the attempt had to wait for Midtrans.
    await db
      .updateTable('payments')
      .set({
        provider_token: outcome.token,
        redirect_url: outcome.redirect_url,
        expires_at: new Date(Date.now() + hours * 3_600_000),
      })
      .where('id', '=', payment.id)
      .where('company_id', '=', order.company_id)
      .execute()
    return { ok: true, redirect_url: outcome.redirect_url }
  }
  log.warn({ payment_id: payment.id, reason: outcome.reason, detail: outcome.detail }, 'checkout refused')
  // The same attempt, with the same order id, is tried again.
  if (outcome.reason === 'unavailable') return { ok: false, reason: 'providerUnavailable' }
  // Used up: perhaps by a payment of which we have not heard.
  if (outcome.reason === 'taken') await checkPayment(payment).catch(() => undefined)
  const failed = await db
    .updateTable('payments')
    .set({ status: 'failed', details: JSON.stringify({ error: outcome.detail }) })
    .where('id', '=', payment.id)
    .where('company_id', '=', order.company_id)
    .where('status', '=', 'created')
    .where('redirect_url', 'is', null)
    .executeTakeFirst()
  // Nothing to fail: another click got the page, or the money came. The next round finds which.
  if (outcome.reason === 'taken' || failed.numUpdatedRows === 0n) return 'taken'
  return { ok: false, reason: 'providerRefused' }
}

function finishUrl({ slug, invoice_number, next }: CheckoutOrder): string {
  const url = new URL(`${env().APP_URL}/app/${slug}/billing/invoices/${numberToPath(invoice_number)}`)
  url.searchParams.set('from', 'payment')
  if (next) url.searchParams.set('next', next)
  return url.href
}

async function openAttempt(order: CheckoutOrder, hours: number, now: Date) {
  const { company_id: companyId, invoice_number: invoiceNumber, actor } = order
  return db.transaction().execute(async (trx) => {
    await lockBilling(trx, companyId)
    const invoice = await lockInvoiceOf(trx, companyId, invoiceNumber)
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

    const attempts = trx
      .selectFrom('payments')
      .selectAll()
      .where('invoice_id', '=', invoice.id)
      .where('provider', '=', 'midtrans')
      .where('status', 'in', [...OPEN_PAYMENT_STATUSES])
    const open = await attempts.where('expires_at', '>', now).executeTakeFirst()
    if (open) return { ok: true as const, payment: open, lines: items }
    // Its page is over; money that still comes for it is found by the poller and by the notification.
    await trx
      .updateTable('payments')
      .set({ status: 'expired' })
      .where('invoice_id', '=', invoice.id)
      .where('provider', '=', 'midtrans')
      .where('status', 'in', [...OPEN_PAYMENT_STATUSES])
      .execute()
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
        expires_at: new Date(now.getTime() + hours * 3_600_000),
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
}
