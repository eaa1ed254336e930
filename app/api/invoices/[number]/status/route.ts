import { db } from '@/db'
import { findSessionUser } from '@/lib/auth/session'
import { numberFromPath } from '@/lib/billing/invoices/number'
import { findInvoiceState } from '@/lib/billing/invoices/queries'
import { checkAwaitedPayment } from '@/lib/billing/payments/poll'

type Context = { params: Promise<{ number: string }> }

/**
 * Polled by the page that waits for money: how the invoice and its newest attempt stand. While it is open the provider is
 * asked as well, at most every few seconds. For everyone but the company's owners and managers it does not exist.
 */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const number = numberFromPath((await params).number)
  const user = await findSessionUser()
  if (!number || !user) return new Response(null, { status: 404 })
  let state = await findInvoiceState(db, user.id, number)
  if (!state) return new Response(null, { status: 404 })
  if (state.status === 'open' && state.payment_status !== null) {
    await checkAwaitedPayment(state.id)
    state = (await findInvoiceState(db, user.id, number)) ?? state
  }
  const { status, payment_status, method, expires_at, version } = state
  return Response.json(
    { status, payment_status, method, expires_at, version },
    { headers: { 'Cache-Control': 'no-store' } },
  )
}
