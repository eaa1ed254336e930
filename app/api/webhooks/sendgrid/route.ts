import { db } from '@/db'
import { recordEmailEvent } from '@/lib/email/events'
import { isSignedBySendGrid, sendGridEvent } from '@/lib/email/sendgrid'
import { log } from '@/lib/log'

const MAX_BYTES = 2_000_000

/** SendGrid's event posts: signature first, then every event once. A post that failed on our side is answered 5xx and comes again. */
export async function POST(request: Request): Promise<Response> {
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BYTES)
    return new Response(null, { status: 413 })
  const rawBody = await request.text()
  if (rawBody.length > MAX_BYTES) return new Response(null, { status: 413 })
  const signature = request.headers.get('x-twilio-email-event-webhook-signature')
  const timestamp = request.headers.get('x-twilio-email-event-webhook-timestamp')
  if (!isSignedBySendGrid(rawBody, signature, timestamp)) return new Response(null, { status: 401 })
  let events: unknown
  try {
    events = JSON.parse(rawBody)
  } catch {
    return new Response(null, { status: 400 })
  }
  if (!Array.isArray(events)) return new Response(null, { status: 400 })
  for (const candidate of events) {
    const event = sendGridEvent.safeParse(candidate)
    if (!event.success) {
      log.warn({ issues: event.error.issues.map((issue) => issue.path.join('.')) }, 'unreadable mail event')
      continue
    }
    await db.transaction().execute((trx) => recordEmailEvent(trx, event.data))
  }
  return new Response(null, { status: 200 })
}
