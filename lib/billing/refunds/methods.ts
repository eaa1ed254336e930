import type { PaymentProvider } from '../ledger/accounts'

// https://docs.midtrans.com/docs/refund and https://docs.xendit.co/docs/refunds: money that was brought by bank transfer or to
// a till cannot be sent back the way it came. Both providers' words, and ours.
const ONE_WAY = [
  'bank_transfer',
  'echannel',
  'cstore',
  'virtual_account',
  'over_the_counter',
  'retail',
  'va',
  'transfer',
  'indomaret',
  'alfamart',
]

/** Whether a provider can send money back the way it came. Where the method is not known it is not offered. */
export function refundsByProvider(provider: PaymentProvider, method: string | null): boolean {
  if (provider === 'manual' || !method) return false
  const kind = method.toLowerCase().split(':')[0] ?? ''
  return !ONE_WAY.some((word) => kind === word || kind.startsWith(`${word}_`) || kind.endsWith(`_${word}`))
}
