import { db } from '@/db'
import { recordXenditWebhook } from '@/lib/billing/payments/xendit-intake'
import { takeIn } from '../take-in'

/** Xendit's webhooks: vouched for by a token in the header, recorded as they come, confirmed and applied by the worker. */
export async function POST(request: Request): Promise<Response> {
  const token = request.headers.get('x-callback-token')
  return takeIn(request, (rawBody, headers) => recordXenditWebhook(db, rawBody, headers, token))
}
