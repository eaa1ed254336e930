import type { Actor } from '@/lib/audit/mutations'
import type { lockInvoice } from '../invoices/mutations'
import type { PaymentProvider } from '../ledger/accounts'

/** Who acts where a provider's word changes something. A manual transfer is confirmed by finance, who then stand in its place. */
export const PROVIDER_ACTORS = {
  midtrans: { kind: 'provider', user_id: null, name: 'Midtrans' },
  xendit: { kind: 'provider', user_id: null, name: 'Xendit' },
  manual: { kind: 'system', user_id: null, name: 'system' },
} as const satisfies Record<PaymentProvider, Actor>

export type LockedInvoice = NonNullable<Awaited<ReturnType<typeof lockInvoice>>>
