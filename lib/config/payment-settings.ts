import { type SettingDefinition, setting } from './setting'

type Provider = 'midtrans' | 'xendit'
const BOTH = ['midtrans', 'xendit'] as const

/** Which provider carries a channel out; `off`: it is not offered. */
function channel(
  name: string | { id: string; en: string },
  provider: Provider | 'off',
  able: readonly Provider[] = BOTH,
): SettingDefinition<string> {
  return setting(
    'billing.channels',
    'choice',
    provider as string,
    typeof name === 'string' ? { id: name, en: name } : name,
    {
      id: 'Penyedia yang menjalankan cara bayar ini.',
      en: 'The provider that carries out this payment method.',
    },
    { choices: [...able, 'off'], required: true },
  )
}

/** The channels payers are offered, each with its provider; the accounts for transfers by hand are in `transfer-settings.ts`. */
export const PAYMENT_SETTINGS = {
  'payments.channel.qris': channel('QRIS', 'xendit'),
  'payments.channel.va_bca': channel('BCA Virtual Account', 'midtrans'),
  'payments.channel.va_mandiri': channel('Mandiri Virtual Account', 'midtrans'),
  'payments.channel.va_bni': channel('BNI Virtual Account', 'midtrans'),
  'payments.channel.va_bri': channel('BRI Virtual Account', 'midtrans'),
  'payments.channel.va_permata': channel('Permata Virtual Account', 'midtrans'),
  'payments.channel.va_cimb': channel('CIMB Niaga Virtual Account', 'off'),
  'payments.channel.gopay': channel('GoPay', 'midtrans', ['midtrans']),
  'payments.channel.ovo': channel('OVO', 'xendit'),
  'payments.channel.dana': channel('DANA', 'xendit'),
  'payments.channel.shopeepay': channel('ShopeePay', 'midtrans'),
  'payments.channel.linkaja': channel('LinkAja', 'xendit', ['xendit']),
  'payments.channel.card': channel({ id: 'Kartu kredit atau debit', en: 'Credit or debit card' }, 'midtrans'),
  'payments.channel.indomaret': channel('Indomaret', 'midtrans'),
  'payments.channel.alfamart': channel('Alfamart', 'midtrans'),
} as const satisfies Record<string, SettingDefinition<string | number | boolean>>
