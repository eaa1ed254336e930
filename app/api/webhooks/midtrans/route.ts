import { db } from '@/db'
import { failureOf } from '@/lib/action'
import { recordMidtransNotification } from '@/lib/billing/payments/intake'

const MAX_BYTES = 64_000
const KEPT_HEADERS = ['content-type', 'user-agent', 'x-forwarded-for', 'x-request-id']

/**
 * Midtrans' notifications. 200 once the event is in the database, also when it was there before; 4xx for what is not theirs,
 * which they try at most twice again. A database that is down answers 503 by itself, which they repeat for hours.
 */
export async function POST(request: Request): Promise<Response> {
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BYTES)
    return new Response(null, { status: 413 })
  const rawBody = await request.text()
  if (rawBody.length > MAX_BYTES) return new Response(null, { status: 413 })
  const headers = Object.fromEntries(KEPT_HEADERS.map((name) => [name, request.headers.get(name) ?? '']))
  let intake: Awaited<ReturnType<typeof recordMidtransNotification>>
  try {
    intake = await recordMidtransNotification(db, rawBody, headers)
  } catch (error) {
    failureOf(error)
    return new Response(null, { status: 503 })
  }
  if (intake === 'unreadable') return new Response(null, { status: 400 })
  if (intake === 'forged') return new Response(null, { status: 403 })
  return Response.json({ received: true })
}
