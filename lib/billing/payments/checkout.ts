import { db } from '@/db'
import type { Actor } from '@/lib/audit/mutations'
import { getSettings } from '@/lib/config/queries'
import { env } from '@/lib/env'
import type { CompanyId } from '@/lib/ids'
import { enqueue } from '@/lib/jobs/boss'
import { log } from '@/lib/log'
import { numberToPath } from '../invoices/number'
import { OPEN_PAYMENT_STATUSES } from '../status'
import { giveUpAttempt, openAttempt, type Way } from './attempts'
import { type ChannelCode, type ChannelSettings, configuredProviders, offeredChannels } from './channels'
import { checkPayment } from './poll'
import { type PageOutcome, requestPage } from './provider-page'

export type Checkout =
  | { ok: true; redirect_url: string }
  | {
      ok: false
      /** `channelUnavailable`: it is switched off, does not take as much, or its provider has no keys. */
      reason: 'notFound' | 'notOpen' | 'channelUnavailable' | 'providerUnavailable' | 'providerRefused'
    }

export type CheckoutOrder = {
  company_id: CompanyId
  slug: string
  invoice_number: string
  payer: { name: string; email: string; phone: string | null }
  actor: Actor
  /** How the payer wants to pay; absent: the provider's page offers all it has. */
  channel?: ChannelCode | undefined
  /** A path of ours to go on to once it is paid. */
  next?: string | undefined
}

/** Attempts made or given up in one call: past it something is wrong that trying again does not mend. */
const MOST_ROUNDS = 4
/** A used-up order id is followed by one new attempt. */
const MOST_TAKEN = 2

type Attempt = Extract<Awaited<ReturnType<typeof openAttempt>>, { ok: true }>

/**
 * Opens a provider's payment page for an open invoice: what is still due, by the channel's provider. An attempt of the same channel
 * that can still be finished is reused, so a double click or a second tab leads to the same page; one of another channel at that
 * provider is given up. The attempt is committed before the provider is asked: whatever happens, its order id is known, and asking
 * again under it makes no second page.
 */
export async function startCheckout(order: CheckoutOrder): Promise<Checkout> {
  const settings = await getSettings(db)
  const way = findWay(settings, order.channel)
  if (!way) return { ok: false, reason: 'channelUnavailable' }
  const hours = settings['billing.payment_expiry_hours']
  let taken = 0
  for (let round = 0; round < MOST_ROUNDS && taken < MOST_TAKEN; round++) {
    const attempt = await openAttempt({ ...order, way, hours })
    if (!attempt.ok && attempt.reason === 'occupied') {
      await giveUpAttempt(order.actor, attempt.payment)
      continue
    }
    if (!attempt.ok) return { ok: false, reason: attempt.reason }
    if (attempt.payment.redirect_url) return { ok: true, redirect_url: attempt.payment.redirect_url }
    const outcome = await requestPage({
      provider: way.provider,
      channel: way.channel,
      order_id: attempt.payment.order_id,
      amount: attempt.payment.amount,
      items: attempt.items,
      customer: order.payer,
      hours,
      expires_at: attempt.payment.expires_at ?? new Date(Date.now() + hours * 3_600_000),
      success_url: returnUrl(order, 'payment'),
      cancel_url: returnUrl(order, 'cancel'),
    })
    const became = outcome.ok
      ? await keepPage(order, attempt, way, outcome, hours)
      : await noteRefusal(order, attempt, outcome)
    if (became !== 'taken') return became
    taken++
  }
  return { ok: false, reason: 'providerRefused' }
}

function findWay(settings: ChannelSettings, channel: ChannelCode | undefined): Way | undefined {
  const keys = env()
  if (channel === undefined) {
    const configured = configuredProviders(keys)
    const provider = (['midtrans', 'xendit'] as const).find((name) => configured[name])
    return provider && { provider, channel: null }
  }
  const offered = offeredChannels(settings, keys).find(({ code }) => code === channel)
  if (!offered || offered.provider === 'manual') return undefined
  return { provider: offered.provider, channel }
}

/** Keeps the page. Where another click was faster, it is that one's page; where the attempt was given up meanwhile, none. */
async function keepPage(
  order: CheckoutOrder,
  { payment }: Attempt,
  way: Way,
  page: Extract<PageOutcome, { ok: true }>,
  hours: number,
): Promise<Checkout> {
  return db.transaction().execute(async (trx) => {
    const kept = await trx
      .updateTable('payments')
      .set({
        provider_token: page.token,
        redirect_url: page.redirect_url,
        // Midtrans counts from now, also where the attempt had to wait for it; Xendit was told the time.
        ...(way.provider === 'midtrans' && { expires_at: new Date(Date.now() + hours * 3_600_000) }),
      })
      .where('id', '=', payment.id)
      .where('company_id', '=', order.company_id)
      .where('redirect_url', 'is', null)
      .executeTakeFirst()
    const now = await trx
      .selectFrom('payments')
      .select(['status', 'redirect_url'])
      .where('id', '=', payment.id)
      .executeTakeFirstOrThrow()
    const isOpen = (OPEN_PAYMENT_STATUSES as readonly string[]).includes(now.status)
    if (isOpen && now.redirect_url) return { ok: true as const, redirect_url: now.redirect_url }
    if (kept.numUpdatedRows > 0n) await enqueue(trx, 'payment.close', { payment_id: payment.id })
    return { ok: false as const, reason: 'providerUnavailable' as const }
  })
}

async function noteRefusal(
  order: CheckoutOrder,
  { payment }: Attempt,
  outcome: Extract<PageOutcome, { ok: false }>,
): Promise<Checkout | 'taken'> {
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

function returnUrl({ slug, invoice_number, next }: CheckoutOrder, from: 'payment' | 'cancel'): string {
  const url = new URL(`${env().APP_URL}/app/${slug}/billing/invoices/${numberToPath(invoice_number)}`)
  if (from === 'payment') url.searchParams.set('from', from)
  if (next) url.searchParams.set('next', next)
  return url.href
}
