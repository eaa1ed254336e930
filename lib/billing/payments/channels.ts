import type { Env } from '@/lib/env'
import { parseTransferAccounts } from './transfer-accounts'

/** How a payer can pay, as the payer sees it: a channel has one name whoever carries it out. */
export const CHANNEL_CODES = [
  'qris',
  'va_bca',
  'va_mandiri',
  'va_bni',
  'va_bri',
  'va_permata',
  'va_cimb',
  'gopay',
  'ovo',
  'dana',
  'shopeepay',
  'linkaja',
  'card',
  'indomaret',
  'alfamart',
  'transfer',
] as const
export type ChannelCode = (typeof CHANNEL_CODES)[number]

/** `transfer` is by hand, with a proof that finance approves; all others have a page at a provider. */
export type OnlineChannel = Exclude<ChannelCode, 'transfer'>

export const CHANNEL_KINDS = ['qris', 'va', 'ewallet', 'card', 'retail', 'transfer'] as const
export type ChannelKind = (typeof CHANNEL_KINDS)[number]

export type Channel = {
  name: { id: string; en: string }
  kind: ChannelKind
  /** Its name in Snap's `enabled_payments`; null where Midtrans has none. */
  midtrans: string | null
  /** Its code in Xendit's `allowed_payment_channels` and `channel_code`. */
  xendit: string | null
  /** The most that can be paid with it at once, in whole rupiah. */
  most?: bigint
}

/** Bank Indonesia lets a QRIS payment be at most this much, and a registered wallet hold at most that much. */
const MOST_BY_QRIS = 10_000_000n
const MOST_BY_WALLET = 20_000_000n
/** What the tills of both chains take. */
const MOST_BY_RETAIL = 5_000_000n

export const CHANNELS: Record<ChannelCode, Channel> = {
  qris: { ...named('QRIS', 'qris', 'other_qris', 'QRIS'), most: MOST_BY_QRIS },
  va_bca: named('BCA Virtual Account', 'va', 'bca_va', 'BCA_VIRTUAL_ACCOUNT'),
  va_mandiri: named('Mandiri Virtual Account', 'va', 'echannel', 'MANDIRI_VIRTUAL_ACCOUNT'),
  va_bni: named('BNI Virtual Account', 'va', 'bni_va', 'BNI_VIRTUAL_ACCOUNT'),
  va_bri: named('BRI Virtual Account', 'va', 'bri_va', 'BRI_VIRTUAL_ACCOUNT'),
  va_permata: named('Permata Virtual Account', 'va', 'permata_va', 'PERMATA_VIRTUAL_ACCOUNT'),
  va_cimb: named('CIMB Niaga Virtual Account', 'va', 'cimb_va', 'CIMB_VIRTUAL_ACCOUNT'),
  gopay: wallet('GoPay', 'gopay', null),
  ovo: wallet('OVO', 'ovo', 'OVO'),
  dana: wallet('DANA', 'dana', 'DANA'),
  shopeepay: wallet('ShopeePay', 'shopeepay', 'SHOPEEPAY'),
  linkaja: wallet('LinkAja', null, 'LINKAJA'),
  card: {
    ...named('', 'card', 'credit_card', 'CARDS'),
    name: { id: 'Kartu kredit atau debit', en: 'Credit or debit card' },
  },
  indomaret: { ...named('Indomaret', 'retail', 'indomaret', 'INDOMARET'), most: MOST_BY_RETAIL },
  alfamart: { ...named('Alfamart', 'retail', 'alfamart', 'ALFAMART'), most: MOST_BY_RETAIL },
  transfer: {
    ...named('', 'transfer', null, null),
    name: { id: 'Transfer bank manual', en: 'Manual bank transfer' },
  },
}

export type ChannelProvider = 'midtrans' | 'xendit' | 'manual'
export type OfferedChannel = Channel & { code: ChannelCode; provider: ChannelProvider }

/** What `lib/config/payment-settings.ts` says of channels. */
export type ChannelSettings = Record<`payments.channel.${OnlineChannel}`, string> & {
  'billing.transfer_accounts': string
}

export type ProviderKeys = Partial<
  Pick<Env, 'MIDTRANS_SERVER_KEY' | 'XENDIT_SECRET_KEY' | 'XENDIT_CALLBACK_TOKEN'>
>

/** Which provider can be used at all: without its keys nothing of it is offered. Xendit's webhooks need their token as well. */
export function configuredProviders(keys: ProviderKeys): { midtrans: boolean; xendit: boolean } {
  return {
    midtrans: Boolean(keys.MIDTRANS_SERVER_KEY),
    xendit: Boolean(keys.XENDIT_SECRET_KEY && keys.XENDIT_CALLBACK_TOKEN),
  }
}

/**
 * The channels a payer is offered now, in order, each with the provider that carries it out as the settings say.
 * @param amount whole rupiah to be paid; channels that do not take as much are left out
 */
export function offeredChannels(
  settings: ChannelSettings,
  keys: ProviderKeys,
  amount?: bigint,
): OfferedChannel[] {
  const configured = configuredProviders(keys)
  return CHANNEL_CODES.flatMap((code): OfferedChannel[] => {
    const channel = CHANNELS[code]
    if (amount !== undefined && channel.most !== undefined && amount > channel.most) return []
    if (code === 'transfer')
      return parseTransferAccounts(settings['billing.transfer_accounts']).length > 0
        ? [{ ...channel, code, provider: 'manual' as const }]
        : []
    const provider = settings[`payments.channel.${code}`]
    if (provider !== 'midtrans' && provider !== 'xendit') return []
    return configured[provider] && channel[provider] !== null ? [{ ...channel, code, provider }] : []
  })
}

/** Providers that the settings give channels to although their keys are missing: staff are told. */
export function missingProviders(settings: ChannelSettings, keys: ProviderKeys): ('midtrans' | 'xendit')[] {
  const configured = configuredProviders(keys)
  const wanted = new Set(
    CHANNEL_CODES.map((code) => (code === 'transfer' ? '' : settings[`payments.channel.${code}`])),
  )
  return (['midtrans', 'xendit'] as const).filter((name) => wanted.has(name) && !configured[name])
}

function named(name: string, kind: ChannelKind, midtrans: string | null, xendit: string | null): Channel {
  return { name: { id: name, en: name }, kind, midtrans, xendit }
}

function wallet(name: string, midtrans: string | null, xendit: string | null): Channel {
  return { ...named(name, 'ewallet', midtrans, xendit), most: MOST_BY_WALLET }
}
