/** A number that a payer types into their bank's app, or says at the till. */
export type PayCode = { kind: 'va' | 'biller_code' | 'bill_key' | 'payment_code'; value: string }

type Body = Record<string, unknown>

/**
 * The numbers to pay with, out of what a provider said of a transaction: Midtrans names them by method, Xendit in
 * `channel_properties`. Nothing for methods that have none, and for what is not understood.
 */
export function readPayCodes(raw: unknown): PayCode[] {
  if (!isBody(raw)) return []
  const properties = isBody(raw.channel_properties) ? raw.channel_properties : {}
  const [account] = Array.isArray(raw.va_numbers) ? raw.va_numbers : []
  const found: [PayCode['kind'], unknown][] = [
    ['va', isBody(account) ? account.va_number : undefined],
    ['va', raw.permata_va_number],
    ['va', properties.virtual_account_number],
    ['biller_code', raw.biller_code],
    ['bill_key', raw.bill_key],
    ['payment_code', raw.payment_code],
    ['payment_code', properties.payment_code],
  ]
  return found.flatMap(([kind, value]) =>
    typeof value === 'string' && /^[0-9A-Za-z-]{1,40}$/.test(value) ? [{ kind, value }] : [],
  )
}

function isBody(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
