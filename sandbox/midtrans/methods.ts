import { randomInt, randomUUID } from 'node:crypto'
import type { FeeClass } from '../settlement'

export const PAYMENT_METHODS = [
  'qris',
  'gopay',
  'bca_va',
  'bni_va',
  'bri_va',
  'permata_va',
  'echannel',
  'shopeepay',
  'dana',
  'ovo',
  'credit_card',
  'indomaret',
  'alfamart',
] as const

/** The methods of the payment page. */
export type PaymentMethod = (typeof PAYMENT_METHODS)[number]

/** Every name Snap knows in `enabled_payments`; the page offers those it can stand in for. */
const SNAP_CHANNELS: Record<string, readonly PaymentMethod[]> = {
  credit_card: ['credit_card'],
  other_qris: ['qris'],
  gopay: ['gopay'],
  bank_transfer: ['bca_va', 'bni_va', 'bri_va', 'permata_va', 'echannel'],
  bca_va: ['bca_va'],
  bni_va: ['bni_va'],
  bri_va: ['bri_va'],
  permata_va: ['permata_va'],
  echannel: ['echannel'],
  cimb_va: [],
  danamon_va: [],
  bsi_va: [],
  seabank_va: [],
  other_va: [],
  shopeepay: ['shopeepay'],
  dana: ['dana'],
  ovo: ['ovo'],
  indomaret: ['indomaret'],
  alfamart: ['alfamart'],
  cstore: ['indomaret', 'alfamart'],
  akulaku: [],
  kredivo: [],
  bca_klikbca: [],
  bca_klikpay: [],
  bri_epay: [],
  cimb_clicks: [],
  danamon_online: [],
  uob_ezpay: [],
}

/** The page's methods for a name of `enabled_payments`; undefined when Snap knows no such name. */
export function methodsOfChannel(name: string): readonly PaymentMethod[] | undefined {
  return Object.hasOwn(SNAP_CHANNELS, name) ? SNAP_CHANNELS[name] : undefined
}

type Method = {
  name: { id: string; en: string }
  payment_type: string
  provider?: string
  /** How long it can be paid when the order does not say. */
  minutes: number
  refundable: boolean
  /** What it costs the merchant. */
  fee: FeeClass
}

const DAY = 24 * 60

export const METHODS: Record<PaymentMethod, Method> = {
  qris: both('QRIS', { payment_type: 'qris', minutes: 15, refundable: true, fee: 'qris' }),
  gopay: wallet('GoPay', 'gopay'),
  bca_va: virtualAccount('BCA', 'bca'),
  bni_va: virtualAccount('BNI', 'bni'),
  bri_va: virtualAccount('BRI', 'bri'),
  permata_va: virtualAccount('Permata', 'permata'),
  echannel: both('Mandiri Bill Payment', {
    payment_type: 'echannel',
    provider: 'mandiri',
    minutes: DAY,
    refundable: false,
    fee: 'va',
  }),
  shopeepay: wallet('ShopeePay', 'shopeepay'),
  dana: wallet('DANA', 'dana'),
  ovo: wallet('OVO', 'ovo'),
  credit_card: {
    name: { id: 'Kartu kredit atau debit', en: 'Credit or debit card' },
    payment_type: 'credit_card',
    minutes: 10,
    refundable: true,
    fee: 'card',
  },
  indomaret: store('Indomaret', 'indomaret'),
  alfamart: store('Alfamart', 'alfamart'),
}

/** What the method adds to notifications: made once per transaction. */
export function detailsOf(method: PaymentMethod, card?: { number: string }): Record<string, unknown> {
  switch (method) {
    case 'qris':
      return {
        acquirer: 'gopay',
        merchant_cross_reference_id: randomUUID(),
      }
    case 'gopay':
    case 'shopeepay':
    case 'dana':
    case 'ovo':
      return {}
    case 'indomaret':
    case 'alfamart':
      return { store: method, payment_code: digits(method === 'alfamart' ? 16 : 14) }
    case 'bca_va':
      return { va_numbers: [{ bank: 'bca', va_number: digits(15) }], payment_amounts: [] }
    case 'bni_va':
      return { va_numbers: [{ bank: 'bni', va_number: `988${digits(13)}` }], payment_amounts: [] }
    case 'bri_va':
      return { va_numbers: [{ bank: 'bri', va_number: digits(18) }], payment_amounts: [] }
    case 'permata_va':
      return { permata_va_number: `877${digits(13)}` }
    case 'echannel':
      return { biller_code: '70012', bill_key: digits(12) }
    case 'credit_card': {
      const number = card?.number ?? '4811111111111114'
      return {
        masked_card: `${number.slice(0, 6)}-${number.slice(-4)}`,
        bank: 'mandiri',
        card_type: 'credit',
        eci: '05',
      }
    }
  }
}

/** The number a payer types into their bank's app; undefined for methods without one. */
export function paymentNumber(details: Record<string, unknown>): string | undefined {
  const [account] = Array.isArray(details.va_numbers) ? (details.va_numbers as { va_number: string }[]) : []
  if (account) return account.va_number
  if (typeof details.permata_va_number === 'string') return details.permata_va_number
  if (typeof details.bill_key === 'string') return details.bill_key
  if (typeof details.payment_code === 'string') return details.payment_code
  return undefined
}

function both(name: string, rest: Omit<Method, 'name'>): Method {
  return { name: { id: name, en: name }, ...rest }
}

function virtualAccount(bank: string, provider: string): Method {
  return both(`${bank} Virtual Account`, {
    payment_type: 'bank_transfer',
    provider,
    minutes: DAY,
    refundable: false,
    fee: 'va',
  })
}

function wallet(name: string, payment_type: string): Method {
  return both(name, { payment_type, minutes: 15, refundable: true, fee: 'ewallet' })
}

function store(name: string, provider: string): Method {
  return both(name, { payment_type: 'cstore', provider, minutes: DAY, refundable: false, fee: 'cstore' })
}

function digits(count: number): string {
  let text = String(randomInt(1, 10))
  while (text.length < count) text += randomInt(10)
  return text
}
