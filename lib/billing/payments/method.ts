import { CHANNELS } from './channels'

/** Names a payer knows; the two that are words and not marks have one for each language. */
const METHOD_NAMES: Record<string, string> = {
  gopay: 'GoPay',
  qris: 'QRIS',
  shopeepay: 'ShopeePay',
  dana: 'DANA',
  ovo: 'OVO',
  linkaja: 'LinkAja',
  bank_transfer: 'Virtual Account',
  echannel: 'Mandiri Bill',
  akulaku: 'Akulaku',
  kredivo: 'Kredivo',
}

const WORDS: Record<string, { id: string; en: string }> = {
  credit_card: { id: 'Kartu', en: 'Card' },
  cstore: { id: 'Gerai', en: 'Retail outlet' },
  transfer: CHANNELS.transfer.name,
}

/** Banks whose names are no abbreviation, and shops. */
const PLACES: Record<string, string> = {
  permata: 'Permata',
  mandiri: 'Mandiri',
  cimb: 'CIMB Niaga',
  indomaret: 'Indomaret',
  alfamart: 'Alfamart',
}

/** Kinds of methods that staff can filter by. */
export const METHOD_KINDS = [...Object.keys(WORDS), ...Object.keys(METHOD_NAMES)]

/** The name a payer knows a payment method by. Banks of virtual accounts and shops follow after a colon, as in `bank_transfer:bca`. */
export function methodName(method: string | null, locale = 'id'): string {
  if (!method) return ''
  const [kind = '', place] = method.split(':')
  const known = place && (PLACES[place] ?? place.toUpperCase())
  if (known && kind === 'cstore') return known
  const name = METHOD_NAMES[kind] ?? WORDS[kind]?.[locale === 'en' ? 'en' : 'id'] ?? kind
  return known ? `${name} ${known}` : name
}
