import { sql } from 'kysely'
import pg from 'pg'
import { db } from '@/db'
import { databaseUrl } from '@/db/connection'
import { log } from '@/lib/log'
import { applyPaymentEvent, ProviderAway } from './apply'
import { INBOX_CHANNEL } from './inbox-channel'
import { settlePlainEvents } from './settle-batch'

const BATCH = 100
const AT_ONCE = 4
/** An event that a killed process had taken comes again after this long; longer than a provider may take to answer. */
const LEASE_SECONDS = 120
/** Without a word on the channel the table is looked at all the same. */
const LOOK_EVERY_MS = 5000
/** Tries grow apart to this long; at the tenth a day has passed and the poller knows the payment anyway, but none is dropped. */
const MOST_WAIT_MINUTES = 180

/**
 * Applies the events that are due, several at a time, until none is left; answers how many were taken. Safe to run in many
 * processes at once: each event is taken by one of them. What fails waits, longer each time, and stops nobody else.
 */
export async function drainPaymentEvents(): Promise<number> {
  let count = 0
  for (;;) {
    const taken = await takeDue()
    if (taken.length === 0) return count
    count += taken.length
    const settled = await settlePlainEvents(taken.map(({ id }) => id))
    const waiting = taken.filter(({ id }) => !settled.has(id))
    const work = async () => {
      for (let event = waiting.shift(); event; event = waiting.shift()) await applyTaken(event)
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
  }
}

async function takeDue(): Promise<{ id: string; tries: number }[]> {
  return db
    .updateTable('payment_events')
    .set({
      next_try_at: sql<Date>`now() + make_interval(secs => ${LEASE_SECONDS})`,
      tries: sql<number>`least(tries + 1, 30000)`,
    })
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('payment_events')
        .select('id')
        .where('next_try_at', '<=', sql<Date>`now()`)
        .orderBy('next_try_at')
        .orderBy('id')
        .limit(BATCH)
        .forUpdate()
        .skipLocked(),
    )
    .returning(['id', 'tries'])
    .execute()
}

async function applyTaken({ id, tries }: { id: string; tries: number }): Promise<void> {
  try {
    await applyPaymentEvent({ event_id: id })
  } catch (error) {
    const level = error instanceof ProviderAway ? 'warn' : 'error'
    log[level]({ err: error, event_id: id, tries }, 'applying a payment event failed')
    const minutes = Math.min(MOST_WAIT_MINUTES, 2 ** Math.min(tries, 12) / 30)
    await db
      .updateTable('payment_events')
      .set({ next_try_at: sql<Date>`now() + make_interval(secs => ${minutes * 60})` })
      .where('id', '=', id)
      .execute()
  }
}

/** Applies events as they arrive, for as long as the process runs. Answers how to end it. */
export async function startInbox(): Promise<() => Promise<void>> {
  let running: Promise<void> | undefined
  let isAsked = false
  let isOver = false
  const look = () => {
    isAsked = true
    running ??= (async () => {
      while (isAsked && !isOver) {
        isAsked = false
        await drainPaymentEvents().catch((error: unknown) => {
          log.error({ err: error }, 'draining payment events failed')
        })
      }
    })().finally(() => {
      running = undefined
    })
  }
  const timer = setInterval(look, LOOK_EVERY_MS)
  let client: pg.Client | undefined
  const listen = async () => {
    if (isOver) return
    const fresh = new pg.Client(databaseUrl())
    fresh.on('notification', look)
    fresh.on('error', () => undefined)
    fresh.on('end', () => {
      if (!isOver) setTimeout(() => void listen(), LOOK_EVERY_MS).unref()
    })
    try {
      await fresh.connect()
      await fresh.query(`listen ${INBOX_CHANNEL}`)
      client = fresh
    } catch (error) {
      log.warn({ err: error }, 'listening for payment events failed')
      fresh.removeAllListeners('end')
      await fresh.end().catch(() => undefined)
      setTimeout(() => void listen(), LOOK_EVERY_MS).unref()
    }
  }
  await listen()
  look()
  return async () => {
    isOver = true
    clearInterval(timer)
    await running
    await client?.end().catch(() => undefined)
  }
}
