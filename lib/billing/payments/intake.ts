import { sql } from 'kysely'
import type { Db } from '@/db'
import { sha256 } from '@/lib/crypto'
import { env } from '@/lib/env'
import { newId } from '@/lib/ids'
import { log } from '@/lib/log'
import { INBOX_CHANNEL } from './inbox-channel'
import { midtransNotification } from './midtrans'
import { eventKeyOf, isSignedByMidtrans } from './midtrans-status'
import type { OnlineProvider } from './provider'

const MOST_REJECTED_PER_HOUR = 200n
const MOST_KEPT_CHARACTERS = 8000
const LONGEST_KEY = 500

/** `notConfigured`: without its key nothing of a provider can be checked. */
export type Intake = 'recorded' | 'repeated' | 'unreadable' | 'forged' | 'notConfigured'

/**
 * Takes in a notification of Midtrans as it came: durable before anything is answered, once per event, and whoever
 * applies events is woken as it is committed. A body that nobody signed is kept too, as rejected, and never applied.
 */
export async function recordMidtransNotification(
  db: Db,
  rawBody: string,
  headers: Record<string, string>,
): Promise<Intake> {
  const { MIDTRANS_SERVER_KEY: key, MIDTRANS_MERCHANT_ID: merchant } = env()
  if (!key) return 'notConfigured'
  const parsed = midtransNotification.safeParse(readJson(rawBody))
  if (!parsed.success) {
    await recordRejected(db, 'midtrans', rawBody, headers, 'unreadable')
    return 'unreadable'
  }
  const notification = parsed.data
  if (!isSignedByMidtrans(notification, key)) {
    await recordRejected(db, 'midtrans', rawBody, headers, 'forged')
    return 'forged'
  }
  const isOthers = merchant && notification.merchant_id && notification.merchant_id !== merchant
  return recordEvent(db, {
    provider: 'midtrans',
    event_key: eventKeyOf(notification),
    order_id: notification.order_id,
    transaction_id: notification.transaction_id ?? null,
    event_status: notification.transaction_status ?? null,
    body: JSON.stringify(notification),
    raw_body: rawBody,
    headers: JSON.stringify(headers),
    ...(isOthers && { outcome: 'otherMerchant' as const }),
  })
}

export type NewEvent = {
  provider: OnlineProvider
  event_key: string
  order_id: string | null
  transaction_id: string | null
  event_status: string | null
  body: string
  raw_body: string
  headers: string
  /** Known already: there is nothing to apply. */
  outcome?: 'otherMerchant' | 'testEvent' | 'noMeaning'
}

/** Keeps an event that its provider vouches for, once, and wakes who applies it. */
export async function recordEvent(db: Db, event: NewEvent): Promise<'recorded' | 'repeated'> {
  const id = newId()
  const next = event.outcome
    ? { status: 'ignored', applied_at: sql<Date>`now()` }
    : { next_try_at: sql<Date>`now()` }
  const row = await db
    .with('kept', (query) =>
      query
        .insertInto('payment_events')
        .values({ id, ...event, ...kept(event), is_verified: true, ...next })
        .onConflict((conflict) =>
          conflict
            .constraint('payment_events_event_key')
            .doUpdateSet({ deliveries: sql<number>`payment_events.deliveries + 1` }),
        )
        .returning('id'),
    )
    .selectFrom('kept')
    .select('kept.id')
    .select(sql`pg_notify(${INBOX_CHANNEL}, '')`.as('told'))
    .executeTakeFirstOrThrow()
  return row.id === id ? 'recorded' : 'repeated'
}

/** What of the signed part anyone could add to must not be more than an index holds, nor what jsonb does not take. */
function kept({ event_key, body }: NewEvent): Pick<NewEvent, 'event_key' | 'body'> {
  return {
    event_key: event_key.length > LONGEST_KEY ? `sha256:${sha256(event_key)}` : event_key,
    // Half a surrogate pair, the one thing that JSON writes and no UTF-8 holds; the raw body keeps it.
    body: body.replace(/(?<!\\)((?:\\\\)*)\\ud[89a-f][0-9a-f]{2}/g, '$1\\ufffd'),
  }
}

/**
 * Anyone can post here. What was refused is kept for finding out why, but no flood of it: past a limit per hour it is only
 * logged, and a body is cut where a notification would long have ended.
 */
export async function recordRejected(
  db: Db,
  provider: OnlineProvider,
  rawBody: string,
  headers: Record<string, string>,
  outcome: 'unreadable' | 'forged',
): Promise<void> {
  const recent = await db
    .selectFrom('payment_events')
    .select((eb) => eb.fn.countAll<bigint>().as('count'))
    .where('status', '=', 'rejected')
    .where('received_at', '>', sql<Date>`now() - interval '1 hour'`)
    .executeTakeFirstOrThrow()
  if (recent.count >= MOST_REJECTED_PER_HOUR) {
    log.warn({ outcome, bytes: rawBody.length }, 'notification rejected and not kept')
    return
  }
  await db
    .insertInto('payment_events')
    .values({
      id: newId(),
      provider,
      event_key: `${outcome}:${sha256(rawBody)}`,
      // PostgreSQL's text takes every character but this one.
      raw_body: rawBody.slice(0, MOST_KEPT_CHARACTERS).replaceAll('\0', '\uFFFD'),
      headers: JSON.stringify(headers),
      status: 'rejected',
      outcome,
    })
    .onConflict((conflict) =>
      conflict
        .constraint('payment_events_event_key')
        .doUpdateSet({ deliveries: sql<number>`payment_events.deliveries + 1` }),
    )
    .execute()
}

/** The JSON of a body; undefined where it is none, or holds the one character that PostgreSQL does not keep. */
export function readJson(text: string): unknown {
  if (/\0|\\u0000/.test(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
