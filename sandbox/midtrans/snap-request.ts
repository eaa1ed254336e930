import { isObject } from '../http'
import { methodsOfChannel, PAYMENT_METHODS, type PaymentMethod } from './methods'
import type { Item } from './types'

export type SnapRequest = {
  order_id: string
  gross_amount: number
  items: Item[]
  methods: PaymentMethod[]
  finish_url: string | null
  custom_fields: Record<string, string>
  page_expires_at: string
  payment_expires_at: string | null
}

type Problems = string[]

const MINUTES = { minute: 1, minutes: 1, hour: 60, hours: 60, day: 1440, days: 1440 } as const
const PAGE_MINUTES = { least: 5, most: 7 * 1440, standard: 1440 }
const EMAIL = /^[^\s@<>"]+@[^\s@<>".]+(\.[^\s@<>".]+)+$/

/** Reads the body of POST /snap/v1/transactions as strictly as Snap does: the request, or all that is wrong with it. */
export function readSnapRequest(
  body: unknown,
  now: Date,
): { ok: true; request: SnapRequest } | { ok: false; problems: Problems } {
  if (!isObject(body)) return { ok: false, problems: ['Request body is not a valid JSON object'] }
  const problems: Problems = []
  const { order_id, gross_amount } = readDetails(body.transaction_details, problems)
  const items = readItems(body.item_details, problems)
  if (items.length > 0 && gross_amount > 0) {
    const sum = items.reduce((total, { price, quantity }) => total + price * quantity, 0)
    if (sum !== gross_amount) {
      problems.push('transaction_details.gross_amount is not equal to the sum of item_details')
    }
  }
  const payment_expires_at = readExpiry(body.expiry, now, problems)
  const request: SnapRequest = {
    order_id,
    gross_amount,
    items,
    methods: readMethods(body.enabled_payments, problems),
    finish_url: readFinish(body.callbacks, problems),
    custom_fields: readCustomFields(body, problems),
    page_expires_at: readPageExpiry(body.page_expiry, payment_expires_at, now, problems),
    payment_expires_at,
  }
  readCustomer(body.customer_details, problems)
  return problems.length === 0 ? { ok: true, request } : { ok: false, problems }
}

function readDetails(value: unknown, problems: Problems): { order_id: string; gross_amount: number } {
  const details = isObject(value) ? value : {}
  const { order_id, gross_amount } = details
  if (gross_amount === undefined || gross_amount === null) {
    problems.push('transaction_details.gross_amount is required')
  } else if (typeof gross_amount !== 'number') {
    problems.push('transaction_details.gross_amount is not a number')
  } else if (gross_amount < 0.01) {
    problems.push('transaction_details.gross_amount must be greater than or equal to 0.01')
  } else if (!Number.isSafeInteger(gross_amount)) {
    problems.push('transaction_details.gross_amount must be an integer for IDR')
  }
  if (order_id === undefined || order_id === null || order_id === '') {
    problems.push('transaction_details.order_id is required')
  } else if (typeof order_id !== 'string') {
    problems.push('transaction_details.order_id must be a string')
  } else if (order_id.length > 50) {
    problems.push('transaction_details.order_id is too long (maximum is 50 characters)')
  } else if (!/^[A-Za-z0-9\-_~.]+$/.test(order_id)) {
    problems.push('transaction_details.order_id contains unsupported characters')
  }
  return {
    order_id: typeof order_id === 'string' ? order_id : '',
    gross_amount: typeof gross_amount === 'number' ? gross_amount : 0,
  }
}

function readItems(value: unknown, problems: Problems): Item[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) {
    problems.push('item_details must be an array')
    return []
  }
  return value.map((given: unknown, index) => {
    const at = `item_details[${index}]`
    const { name, price, quantity } = isObject(given) ? given : {}
    if (typeof name !== 'string' || name === '') problems.push(`${at}.name is required`)
    else if (name.length > 50) problems.push(`${at}.name is too long (maximum is 50 characters)`)
    if (!Number.isSafeInteger(price)) problems.push(`${at}.price is not a whole number`)
    if (typeof quantity !== 'number' || !Number.isSafeInteger(quantity) || quantity < 1) {
      problems.push(`${at}.quantity must be a whole number of at least 1`)
    }
    return {
      name: typeof name === 'string' ? name : '',
      price: typeof price === 'number' ? price : 0,
      quantity: typeof quantity === 'number' ? quantity : 0,
    }
  })
}

function readMethods(value: unknown, problems: Problems): PaymentMethod[] {
  if (value === undefined || value === null) return [...PAYMENT_METHODS]
  if (!Array.isArray(value) || value.length === 0) {
    problems.push('enabled_payments must be a non-empty array')
    return []
  }
  const chosen = new Set<PaymentMethod>()
  for (const name of value as unknown[]) {
    const methods = typeof name === 'string' ? methodsOfChannel(name) : undefined
    if (!methods) problems.push(`enabled_payments has an unknown payment method: ${JSON.stringify(name)}`)
    for (const method of methods ?? []) chosen.add(method)
  }
  return PAYMENT_METHODS.filter((method) => chosen.has(method))
}

function readExpiry(value: unknown, now: Date, problems: Problems): string | null {
  if (value === undefined || value === null) return null
  const { start_time, unit, duration } = isObject(value) ? value : {}
  const minutes = minutesOf('expiry', unit, duration, problems)
  let start = now
  if (start_time !== undefined) {
    const parts =
      typeof start_time === 'string'
        ? /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) ([+-]\d\d)(\d\d)$/.exec(start_time)
        : null
    start = parts ? new Date(`${parts[1]}T${parts[2]}${parts[3]}:${parts[4]}`) : new Date(Number.NaN)
    if (Number.isNaN(start.getTime())) {
      problems.push('expiry.start_time format is invalid, use yyyy-MM-dd HH:mm:ss Z')
      return null
    }
  }
  const expiresAt = new Date(start.getTime() + minutes * 60_000)
  if (minutes > 0 && expiresAt <= now) problems.push('expiry time must be in the future')
  return expiresAt.toISOString()
}

function readPageExpiry(value: unknown, paymentExpiry: string | null, now: Date, problems: Problems): string {
  const { least, most, standard } = PAGE_MINUTES
  const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000).toISOString()
  if (value === undefined || value === null) return paymentExpiry ?? after(standard)
  const { unit, duration } = isObject(value) ? value : {}
  const minutes = minutesOf('page_expiry', unit, duration, problems)
  if (minutes > 0 && (minutes < least || minutes > most)) {
    problems.push('page_expiry must be between 5 minutes and 7 days')
  }
  return after(minutes)
}

function minutesOf(field: string, unit: unknown, duration: unknown, problems: Problems): number {
  const factor =
    typeof unit === 'string' && Object.hasOwn(MINUTES, unit)
      ? MINUTES[unit as keyof typeof MINUTES]
      : undefined
  if (!factor) problems.push(`${field}.unit must be one of minute, hour, day`)
  const valid =
    typeof duration === 'number' && Number.isSafeInteger(duration) && duration > 0 && duration < 1_000_000
  if (!valid) problems.push(`${field}.duration must be a whole number above 0`)
  return factor && valid ? factor * duration : 0
}

function readFinish(value: unknown, problems: Problems): string | null {
  if (value === undefined || value === null) return null
  const finish = isObject(value) ? value.finish : undefined
  if (finish === undefined || finish === null) return null
  if (typeof finish === 'string' && URL.canParse(finish) && /^https?:/i.test(finish)) return finish
  problems.push('callbacks.finish is not a valid URL')
  return null
}

function readCustomFields(body: Record<string, unknown>, problems: Problems): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const name of ['custom_field1', 'custom_field2', 'custom_field3']) {
    const value = body[name]
    if (value === undefined || value === null) continue
    if (typeof value !== 'string' || value.length > 255)
      problems.push(`${name} must be a string of at most 255`)
    else fields[name] = value
  }
  return fields
}

function readCustomer(value: unknown, problems: Problems): void {
  if (value === undefined || value === null) return
  if (!isObject(value)) {
    problems.push('customer_details must be an object')
    return
  }
  const { email, phone } = value
  if (email !== undefined && (typeof email !== 'string' || email.length > 255 || !EMAIL.test(email))) {
    problems.push('customer_details.email format is invalid')
  }
  if (phone !== undefined && (typeof phone !== 'string' || phone.length > 255)) {
    problems.push('customer_details.phone must be a string of at most 255')
  }
  for (const name of ['first_name', 'last_name']) {
    const part = value[name]
    if (part !== undefined && (typeof part !== 'string' || part.length > 255)) {
      problems.push(`customer_details.${name} must be a string of at most 255`)
    }
  }
}
