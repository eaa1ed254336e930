import { randomInt } from 'node:crypto'
import type { FeeClass } from '../settlement'

export const CHANNEL_CODES = [
  'QRIS',
  'BCA_VIRTUAL_ACCOUNT',
  'BNI_VIRTUAL_ACCOUNT',
  'BRI_VIRTUAL_ACCOUNT',
  'MANDIRI_VIRTUAL_ACCOUNT',
  'PERMATA_VIRTUAL_ACCOUNT',
  'OVO',
  'DANA',
  'SHOPEEPAY',
  'LINKAJA',
  'CARDS',
  'ALFAMART',
  'INDOMARET',
] as const

/** Xendit's payment channels for Indonesia that the page stands in for. */
export type ChannelCode = (typeof CHANNEL_CODES)[number]

type Channel = {
  name: { id: string; en: string }
  /** How Xendit's reports and older objects call its kind. */
  kind: 'QR_CODE' | 'VIRTUAL_ACCOUNT' | 'EWALLET' | 'CARD' | 'OVER_THE_COUNTER'
  refundable: boolean
  /** Whether money may still come in once nobody waits for it: the payer brings it, nobody takes it. */
  comesLate: boolean
  fee: FeeClass
}

export const CHANNELS: Record<ChannelCode, Channel> = {
  QRIS: channel('QRIS', { kind: 'QR_CODE', refundable: true, comesLate: true, fee: 'qris' }),
  BCA_VIRTUAL_ACCOUNT: virtualAccount('BCA'),
  BNI_VIRTUAL_ACCOUNT: virtualAccount('BNI'),
  BRI_VIRTUAL_ACCOUNT: virtualAccount('BRI'),
  MANDIRI_VIRTUAL_ACCOUNT: virtualAccount('Mandiri'),
  PERMATA_VIRTUAL_ACCOUNT: virtualAccount('Permata'),
  OVO: wallet('OVO'),
  DANA: wallet('DANA'),
  SHOPEEPAY: wallet('ShopeePay'),
  LINKAJA: wallet('LinkAja'),
  CARDS: {
    ...channel('', { kind: 'CARD', refundable: true, comesLate: false, fee: 'card' }),
    name: { id: 'Kartu kredit atau debit', en: 'Credit or debit card' },
  },
  ALFAMART: store('Alfamart'),
  INDOMARET: store('Indomaret'),
}

export function findChannel(name: unknown): ChannelCode | undefined {
  return CHANNEL_CODES.find((code) => code === name)
}

/** What the payer needs to pay this way, made once per attempt. */
export function detailsOf(
  code: ChannelCode,
  payment_request_id: string,
  card?: { number: string },
): Record<string, string> {
  switch (CHANNELS[code].kind) {
    case 'QR_CODE':
      return { qr_string: `SANDBOX.XENDIT.${payment_request_id}` }
    case 'VIRTUAL_ACCOUNT':
      return { virtual_account_number: digits(16) }
    case 'OVER_THE_COUNTER':
      return { payment_code: digits(12) }
    case 'CARD': {
      const number = card?.number ?? '4000000000001091'
      return { masked_card_number: `${number.slice(0, 4)}XXXXXXXX${number.slice(-4)}` }
    }
    case 'EWALLET':
      return {}
  }
}

function channel(name: string, rest: Omit<Channel, 'name'>): Channel {
  return { name: { id: name, en: name }, ...rest }
}

function virtualAccount(bank: string): Channel {
  return channel(`${bank} Virtual Account`, {
    kind: 'VIRTUAL_ACCOUNT',
    refundable: false,
    comesLate: true,
    fee: 'va',
  })
}

function wallet(name: string): Channel {
  return channel(name, { kind: 'EWALLET', refundable: true, comesLate: false, fee: 'ewallet' })
}

function store(name: string): Channel {
  return channel(name, { kind: 'OVER_THE_COUNTER', refundable: false, comesLate: true, fee: 'cstore' })
}

function digits(count: number): string {
  let text = String(randomInt(1, 10))
  while (text.length < count) text += randomInt(10)
  return text
}
