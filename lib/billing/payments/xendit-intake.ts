import { timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Db } from '@/db'
import { sha256 } from '@/lib/crypto'
import { env } from '@/lib/env'
import { type Intake, type NewEvent, readJson, recordEvent, recordRejected } from './intake'

/** What the dashboard's "Test and save" sends is about an invoice that nobody made. */
const TEST_EVENT = '579c8d61f23fa4ca35e52da4'

const text = z.string().min(1).max(200)
const maybe = text.nullish().catch(undefined)

const envelope = z.looseObject({
  event: text,
  business_id: maybe,
  data: z.looseObject({
    id: maybe,
    payment_id: maybe,
    payment_request_id: maybe,
    payment_session_id: maybe,
    reference_id: maybe,
    status: maybe,
  }),
})

const oldInvoice = z.looseObject({ id: text, external_id: text, status: text, user_id: maybe })

/** What an event is about, by its first word: asked for in this order. */
const SUBJECTS: Record<
  string,
  readonly ('payment_id' | 'payment_request_id' | 'payment_session_id' | 'id')[]
> = {
  payment: ['payment_id', 'payment_request_id'],
  payment_request: ['payment_id', 'payment_request_id'],
  payment_session: ['payment_session_id'],
  refund: ['id'],
}

type Identified = Pick<NewEvent, 'event_key' | 'order_id' | 'transaction_id' | 'event_status' | 'outcome'> & {
  business: string | null | undefined
}

/**
 * Takes in a webhook of Xendit as it came: durable before anything is answered, once per event. It is not signed: the token in its
 * header says that Xendit sent it, and what it says is confirmed by asking. Repeats have the same `webhook-id`, but some events
 * have none: the same state of the same payment, session or refund is the same event.
 * @param token the header `x-callback-token`
 */
export async function recordXenditWebhook(
  db: Db,
  rawBody: string,
  headers: Record<string, string>,
  token: string | null,
): Promise<Intake> {
  const { XENDIT_CALLBACK_TOKEN: expected, XENDIT_SECRET_KEY: key, XENDIT_BUSINESS_ID: ours } = env()
  if (!expected || !key) return 'notConfigured'
  if (!isSame(token ?? '', expected)) {
    await recordRejected(db, 'xendit', rawBody, headers, 'forged')
    return 'forged'
  }
  const body = readJson(rawBody)
  const identified = identify(body, headers['webhook-id'] || sha256(rawBody))
  if (!identified) {
    await recordRejected(db, 'xendit', rawBody, headers, 'unreadable')
    return 'unreadable'
  }
  const { business, ...event } = identified
  const isOthers = ours && business && business !== ours && event.outcome !== 'testEvent'
  return recordEvent(db, {
    provider: 'xendit',
    ...event,
    body: JSON.stringify(body),
    raw_body: rawBody,
    headers: JSON.stringify(headers),
    ...(isOthers && { outcome: 'otherMerchant' as const }),
  })
}

function identify(body: unknown, delivery: string): Identified | undefined {
  const enveloped = envelope.safeParse(body)
  if (enveloped.success) return identifyEvent(enveloped.data, delivery)
  const flat = oldInvoice.safeParse(body)
  if (!flat.success) return undefined
  const { id, external_id, status, user_id } = flat.data
  return {
    event_key: `${id}:invoice:${status.toUpperCase()}`,
    order_id: external_id,
    transaction_id: id,
    event_status: `invoice ${status}`,
    business: user_id,
    ...(id === TEST_EVENT && { outcome: 'testEvent' as const }),
  }
}

function identifyEvent(
  { event, business_id, data }: z.output<typeof envelope>,
  delivery: string,
): Identified {
  const kind = event.split('.')[0] ?? ''
  const subject = SUBJECTS[kind]?.map((name) => data[name]).find(Boolean)
  const common = { event_status: event, business: business_id }
  // Of something that we never ask for, such as payouts.
  if (!subject)
    return {
      ...common,
      event_key: `${event}:${delivery}`,
      order_id: data.reference_id ?? null,
      transaction_id: null,
      outcome: 'noMeaning',
    }
  return {
    ...common,
    event_key: `${subject}:${event}:${(data.status ?? '').toUpperCase()}`,
    // A refund's reference is our key of the refund: the payment it belongs to names the order.
    order_id: kind === 'refund' ? null : (data.reference_id ?? null),
    transaction_id: subject,
  }
}

/** In the same time wherever the two differ, and however long the given one is. */
function isSame(given: string, expected: string): boolean {
  return timingSafeEqual(Buffer.from(sha256(given)), Buffer.from(sha256(expected)))
}
