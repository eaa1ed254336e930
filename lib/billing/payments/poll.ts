import { type Expression, type SqlBool, sql } from 'kysely'
import { db } from '@/db'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { OPEN_PAYMENT_STATUSES } from '../status'
import { type Asked, aboutAttempt, applyPaymentEvent, askAndApply } from './apply'
import { configuredProviders } from './channels'
import { ONLINE_PROVIDERS, type OnlineProvider } from './provider'

/** So many are asked about in one run; what is left is due at the next one, a minute later. */
const BATCH = 200
const AT_ONCE = 4
/**
 * A VA or QRIS can be paid after its page expired, or after we gave its invoice up: we go on asking for this long, a day more than
 * a page may be open. The gaps do not grow past the half of that day, or the last question could come before the page's end.
 */
const ASK_FOR_DAYS = 8
const LONGEST_GAP_HOURS = 12
/** A provider that is away answers nobody: its round ends after so many tries. */
const MOST_FAILURES = 3
/** An event whose job gave up, or was lost, is tried again after this long. */
const EVENT_WAITS_MINUTES = 30
/** How soon an owner who waits in front of the page may ask again. */
const OWNER_WAITS_SECONDS = 3

/**
 * The job `payment.poll`: asks the providers about attempts of which we have heard nothing, soon at first, then with growing gaps
 * (a quarter of their age, two minutes to half a day), closes those whose page is over, asks once more about what was just paid
 * (banks take a settlement back within minutes), and tries events again that nobody applied.
 */
export async function pollSilentPayments(): Promise<void> {
  await askAboutSilent()
  const waiting = await db
    .selectFrom('payment_events')
    .select('id as event_id')
    .where('status', 'in', ['received', 'failed'])
    .where('received_at', '<', sql<Date>`now() - make_interval(mins => ${EVENT_WAITS_MINUTES})`)
    .where('received_at', '>', sql<Date>`now() - make_interval(days => ${ASK_FOR_DAYS})`)
    .orderBy('received_at')
    .limit(BATCH)
    .execute()
  await eachUntilAway(waiting, applyPaymentEvent)
}

/** Asks about the attempts whose turn it is, at each provider on its own: one being away keeps the other from nothing. */
export async function askAboutSilent(): Promise<{ due: number }> {
  const configured = configuredProviders(env())
  const asked = ONLINE_PROVIDERS.filter((provider) => configured[provider]).map(async (provider) => {
    const silent = await listSilent(provider)
    await eachUntilAway(silent, checkPayment)
    return silent.length
  })
  const counts = await Promise.all(asked)
  return { due: counts.reduce((sum, count) => sum + count, 0) }
}

async function listSilent(provider: OnlineProvider): Promise<{ id: string }[]> {
  return db
    .selectFrom('payments')
    .select('id')
    .where('provider', '=', provider)
    .where('created_at', '>', sql<Date>`now() - make_interval(days => ${ASK_FOR_DAYS})`)
    .where((eb) =>
      eb.or([
        eb.and([
          eb('status', 'in', ['created', 'pending', 'failed', 'expired', 'canceled']),
          sql<SqlBool>`coalesce(checked_at, created_at) < now()
            - greatest(interval '2 minutes', least((now() - created_at) / 4, make_interval(hours => ${LONGEST_GAP_HOURS})))`,
        ]),
        eb.and([eb('status', '=', 'paid'), wasJustPaid()]),
      ]),
    )
    .orderBy(sql`coalesce(checked_at, created_at)`)
    .limit(BATCH)
    .execute()
}

function wasJustPaid(): Expression<SqlBool> {
  return sql<SqlBool>`updated_at > now() - interval '1 day' and checked_at < now() - interval '20 minutes'
    and checked_at < paid_at + interval '20 minutes'`
}

async function eachUntilAway<Item>(items: Item[], run: (item: Item) => Promise<unknown>): Promise<void> {
  const waiting = items.values()
  let failures = 0
  const work = async () => {
    for (const item of waiting) {
      if (failures >= MOST_FAILURES) return
      try {
        await run(item)
      } catch (error) {
        failures++
        log.error({ err: error, item }, 'asking about a payment failed')
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
}

/**
 * Asks the provider about one attempt: about its order or session, and about transactions of it that were heard of before, since
 * an older virtual account of the same page may be the one that was paid. Throws when the provider does not answer.
 */
export async function checkPayment({ id }: { id: string }): Promise<Asked> {
  const now = new Date()
  const payment = await db
    .selectFrom('payments')
    .select(['id', 'provider', 'order_id', 'provider_token', 'expires_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  if (!isOnline(payment.provider)) return { answered: false, reason: 'none', detail: '' }
  let asked = await askAndApply(id, aboutAttempt(payment.provider, payment), null, 'refunds')
  if (!asked.answered && asked.reason === 'unavailable')
    throw new Error(`${payment.provider} does not answer`)
  if (!(asked.answered && asked.is_paid)) {
    const newest = asked.answered ? asked.transaction_id : undefined
    const older = (await listTransactions(id)).filter((known) => known !== newest)
    for (const transactionId of older) {
      const answer = await askAndApply(id, transactionId, null, 'refunds')
      if (answer.answered && (answer.is_paid || !asked.answered)) asked = answer
    }
  }
  if (!asked.answered && payment.expires_at !== null && payment.expires_at <= now) {
    // No method was ever chosen: Midtrans sends nothing when such a page ends.
    await db
      .updateTable('payments')
      .set({ status: 'expired' })
      .where('id', '=', id)
      .where('status', 'in', [...OPEN_PAYMENT_STATUSES])
      .execute()
  }
  await db.updateTable('payments').set({ checked_at: now }).where('id', '=', id).execute()
  return asked
}

/**
 * The same at once for the attempts of an invoice that its owner waits for, one of each provider, at most every few seconds however
 * many pages ask. What a provider does not answer is found by the job.
 */
export async function checkAwaitedPayment(invoiceId: string): Promise<void> {
  const claimed = await db
    .updateTable('payments')
    .set({ checked_at: sql<Date>`now()` })
    .where('invoice_id', '=', invoiceId)
    .where('provider', 'in', [...ONLINE_PROVIDERS])
    .where('status', 'in', [...OPEN_PAYMENT_STATUSES])
    .where('redirect_url', 'is not', null)
    .where(
      sql<SqlBool>`coalesce(checked_at, 'epoch') < now() - make_interval(secs => ${OWNER_WAITS_SECONDS})`,
    )
    .returning('id')
    .execute()
  const asked = await Promise.allSettled(claimed.map(checkPayment))
  for (const [index, outcome] of asked.entries())
    if (outcome.status === 'rejected')
      log.warn({ err: outcome.reason, payment_id: claimed[index]?.id }, 'asking about a payment failed')
}

/** The transactions of an attempt that its provider told us of. Xendit's sessions and refunds are none. */
export async function listTransactions(paymentId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('payment_transactions')
    .select('transaction_id')
    .where('payment_id', '=', paymentId)
    .union((eb) =>
      eb
        .selectFrom('payment_events')
        .innerJoin('payments', (join) =>
          join
            .onRef('payments.order_id', '=', 'payment_events.order_id')
            .onRef('payments.provider', '=', 'payment_events.provider'),
        )
        .select('payment_events.transaction_id')
        .where('payments.id', '=', paymentId)
        .where('payment_events.is_verified', '=', true)
        .where('payment_events.transaction_id', 'is not', null)
        .$narrowType<{ transaction_id: string }>(),
    )
    .execute()
  return rows.map((row) => row.transaction_id).filter((id) => !/^(ps|rfd)-/.test(id))
}

function isOnline(provider: string): provider is OnlineProvider {
  return (ONLINE_PROVIDERS as readonly string[]).includes(provider)
}
