import { isObject } from '../http'
import { CHANNEL_CODES, type ChannelCode, findChannel } from './channels'
import type { Session } from './types'

export type SessionRequest = Pick<
  Session,
  | 'reference_id'
  | 'customer_id'
  | 'amount'
  | 'currency'
  | 'capture_method'
  | 'locale'
  | 'description'
  | 'items'
  | 'metadata'
  | 'channels'
  | 'success_return_url'
  | 'cancel_return_url'
  | 'expires_at'
>

export type Problem = { path: string; message: string }

type Note = (path: string, message: string) => undefined

const MINUTES = 30
const EMAIL = /^[^\s@<>"]+@[^\s@<>".]+(\.[^\s@<>".]+)+$/

/** Reads the body of POST /sessions as strictly as Xendit does: the request, or all that is wrong with it. */
export function readSessionRequest(
  body: unknown,
  now: Date,
  newCustomerId: () => string,
): { ok: true; request: SessionRequest } | { ok: false; problems: Problem[] } {
  if (!isObject(body)) return { ok: false, problems: [{ path: '', message: 'must be a JSON object' }] }
  const problems: Problem[] = []
  const note: Note = (path, message) => {
    problems.push({ path, message })
  }
  one(note, body, 'session_type', ['PAY'])
  one(note, body, 'mode', ['PAYMENT_LINK'])
  one(note, body, 'country', ['ID'])
  readCustomer(note, body.customer)
  const request: SessionRequest = {
    reference_id: text(note, body, 'reference_id', 64) ?? note('reference_id', 'is required') ?? '',
    customer_id: text(note, body, 'customer_id', 64) ?? newCustomerId(),
    amount: readAmount(note, body.amount),
    currency: one(note, body, 'currency', ['IDR']) ?? 'IDR',
    capture_method:
      body.capture_method === undefined
        ? 'AUTOMATIC'
        : (one(note, body, 'capture_method', ['AUTOMATIC', 'MANUAL']) ?? 'AUTOMATIC'),
    locale: text(note, body, 'locale', 2) ?? 'id',
    description: text(note, body, 'description', 1000) ?? null,
    items: readItems(note, body.items),
    metadata: readMetadata(note, body.metadata),
    channels: readChannels(note, body.allowed_payment_channels),
    success_return_url: readReturnUrl(note, body, 'success_return_url'),
    cancel_return_url: readReturnUrl(note, body, 'cancel_return_url'),
    expires_at: readExpiry(note, body.expires_at, now),
  }
  return problems.length === 0 ? { ok: true, request } : { ok: false, problems }
}

function one<const T extends string>(
  note: Note,
  body: Record<string, unknown>,
  name: string,
  allowed: readonly T[],
): T | undefined {
  const found = allowed.find((each) => each === body[name])
  if (found === undefined) note(name, `must be one of ${allowed.join(', ')}`)
  return found
}

function text(note: Note, body: Record<string, unknown>, name: string, longest: number): string | undefined {
  const value = body[name]
  if (value === undefined || value === null) return undefined
  if (typeof value === 'string' && value.length >= 1 && value.length <= longest) return value
  note(name, `must be a string of 1 to ${longest} characters`)
  return ''
}

function readAmount(note: Note, value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return value
  note('amount', 'must be a whole number above 0')
  return 0
}

function readItems(note: Note, value: unknown): Session['items'] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value) || value.length > 75) {
    note('items', 'must be an array of at most 75')
    return []
  }
  return value.map((given: unknown, index) => {
    const { name, net_unit_amount, quantity } = isObject(given) ? given : {}
    const at = `items[${index}]`
    if (typeof name !== 'string' || name === '' || name.length > 255) {
      note(`${at}.name`, 'must be a string of 1 to 255 characters')
    }
    if (typeof net_unit_amount !== 'number') note(`${at}.net_unit_amount`, 'must be a number')
    if (!Number.isSafeInteger(quantity) || Number(quantity) < 1) {
      note(`${at}.quantity`, 'must be a whole number of at least 1')
    }
    return {
      ...(given as object),
      name: String(name),
      net_unit_amount: Number(net_unit_amount),
      quantity: Number(quantity),
    }
  })
}

function readMetadata(note: Note, value: unknown): Record<string, unknown> | null {
  if (value === undefined || value === null) return null
  if (isObject(value) && Object.keys(value).length <= 50) return value
  note('metadata', 'must be an object of at most 50 keys')
  return null
}

function readChannels(note: Note, value: unknown): ChannelCode[] {
  if (value === undefined || value === null) return [...CHANNEL_CODES]
  if (!Array.isArray(value) || value.length === 0 || !value.every(findChannel)) {
    note('allowed_payment_channels', 'must be a non-empty array of known channel codes')
    return []
  }
  return CHANNEL_CODES.filter((code) => value.includes(code))
}

/** Xendit wants https. Addresses of this machine are let through, for the demo has no certificate. */
function readReturnUrl(note: Note, body: Record<string, unknown>, name: string): string | null {
  const value = body[name]
  if (value === undefined || value === null) return null
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined
  const isLocal = url?.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(url.hostname)
  if (url && (url.protocol === 'https:' || isLocal)) return url.href
  note(name, 'must be an https address')
  return null
}

function readExpiry(note: Note, value: unknown, now: Date): string {
  const standard = new Date(now.getTime() + MINUTES * 60_000).toISOString()
  if (value === undefined || value === null) return standard
  const at = typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : Number.NaN
  if (at > now.getTime()) return new Date(at).toISOString()
  note('expires_at', 'must be an ISO 8601 time to come')
  return standard
}

function readCustomer(note: Note, value: unknown): void {
  if (value === undefined || value === null) return
  if (!isObject(value)) {
    note('customer', 'must be an object')
    return
  }
  if (text(note, value, 'reference_id', 255) === undefined) note('customer.reference_id', 'is required')
  const type = one(note, value, 'type', ['INDIVIDUAL', 'BUSINESS'])
  const { email, mobile_number } = value
  if (email !== undefined && (typeof email !== 'string' || !EMAIL.test(email))) {
    note('customer.email', 'must be an e-mail address')
  }
  if (mobile_number !== undefined && !/^\+\d{7,15}$/.test(String(mobile_number))) {
    note('customer.mobile_number', 'must be in E.164 format')
  }
  const detail = isObject(value.individual_detail) ? value.individual_detail : {}
  if (type === 'INDIVIDUAL' && typeof detail.given_names !== 'string') {
    note('customer.individual_detail.given_names', 'is required')
  }
}
