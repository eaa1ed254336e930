import { CHANNELS, type ChannelCode } from './channels'
import { type CheckoutItem, positiveItems } from './checkout-items'
import { createSnapPayment } from './midtrans'
import type { OnlineProvider } from './provider'
import { createXenditSession } from './xendit'

export type PageRequest = {
  provider: OnlineProvider
  channel: ChannelCode | null
  order_id: string
  amount: bigint
  items: CheckoutItem[]
  customer: { name: string; email: string; phone: string | null }
  /** How long it may be paid; Xendit is told the time instead, which has to stay the same when it is asked again. */
  hours: number
  expires_at: Date
  success_url: string
  cancel_url: string
}

export type PageOutcome =
  | { ok: true; token: string; redirect_url: string }
  | { ok: false; reason: 'taken' | 'refused' | 'unavailable'; detail: string }

/** A failure that came as quickly is tried once more at once; who waited longer than this is told. */
const AT_ONCE_MS = 3000

/**
 * Asks a provider for a payment page. An error on its side is followed by one more try under the same key, which gives the same page
 * if the first try had made it after all.
 */
export async function requestPage(request: PageRequest): Promise<PageOutcome> {
  const began = Date.now()
  const outcome = await requestOnce(request)
  if (outcome.ok || outcome.reason !== 'unavailable' || Date.now() - began > AT_ONCE_MS) return outcome
  return requestOnce(request)
}

async function requestOnce(request: PageRequest): Promise<PageOutcome> {
  const { provider, order_id, items, customer } = request
  const amount = Number(request.amount)
  const channel = request.channel ? CHANNELS[request.channel] : undefined
  if (provider === 'xendit')
    return createXenditSession({
      order_id,
      amount,
      items: positiveItems(items, amount),
      customer,
      expires_at: request.expires_at,
      success_url: request.success_url,
      cancel_url: request.cancel_url,
      channel_code: channel?.xendit ?? undefined,
    })
  return createSnapPayment({
    order_id,
    gross_amount: amount,
    items,
    customer,
    expiry_hours: request.hours,
    finish_url: request.success_url,
    enabled_payments: channel?.midtrans ? [channel.midtrans] : undefined,
  })
}
