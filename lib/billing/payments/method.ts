/** Names a payer knows; the two that are words and not marks have one for each language. */
const METHOD_NAMES: Record<string, string> = {
  gopay: 'GoPay',
  qris: 'QRIS',
  shopeepay: 'ShopeePay',
  dana: 'DANA',
  ovo: 'OVO',
  bank_transfer: 'Virtual Account',
  echannel: 'Mandiri Bill',
  akulaku: 'Akulaku',
  kredivo: 'Kredivo',
}

const WORDS: Record<string, { id: string; en: string }> = {
  credit_card: { id: 'Kartu', en: 'Card' },
  cstore: { id: 'Gerai', en: 'Retail outlet' },
}

/** Kinds of methods that staff can filter by. */
export const METHOD_KINDS = [...Object.keys(WORDS), ...Object.keys(METHOD_NAMES)]

/** The name a payer knows a payment method by. Banks of virtual accounts follow after a colon, as in `bank_transfer:bca`. */
export function methodName(method: string | null, locale = 'id'): string {
  if (!method) return ''
  const [kind = '', bank] = method.split(':')
  const name = METHOD_NAMES[kind] ?? WORDS[kind]?.[locale === 'en' ? 'en' : 'id'] ?? kind
  return bank ? `${name} ${bank.toUpperCase()}` : name
}
