import { db } from '@/db'
import { recordMidtransNotification } from '@/lib/billing/payments/intake'
import { takeIn } from '../take-in'

/** Midtrans' notifications: signed in part, recorded as they come, applied by the worker. */
export async function POST(request: Request): Promise<Response> {
  return takeIn(request, (rawBody, headers) => recordMidtransNotification(db, rawBody, headers))
}
