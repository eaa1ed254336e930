import type { ProviderTransaction } from './transaction'

/** How a provider answers when it is asked about an attempt. */
export type ProviderAnswer =
  | { ok: true; transaction: ProviderTransaction }
  /** It knows no transaction: no method was chosen yet. */
  | { ok: false; reason: 'none' }
  /** It says something of the transaction that we do not act on. */
  | { ok: false; reason: 'noMeaning' }
  | { ok: false; reason: 'unavailable'; detail: string }

/** How much a provider is asked for. */
export type AskDepth = 'payment' | 'refunds'

/** The providers we talk to through the network; a manual transfer is finance's own word. */
export const ONLINE_PROVIDERS = ['midtrans', 'xendit'] as const
export type OnlineProvider = (typeof ONLINE_PROVIDERS)[number]

/** How they call themselves, everywhere the same. */
export const PROVIDER_NAMES: Record<OnlineProvider, string> = { midtrans: 'Midtrans', xendit: 'Xendit' }
