import { isObject } from '../http'
import type { Address } from './types'

const HELP = 'http://sendgrid.com/docs/API_Reference/Web_API_v3/Mail/errors.html#'
const ADDRESS =
  /^[^\s@<>(),;:"\\[\]]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$/

/** Collects errors in SendGrid's format. */
export class Problems {
  readonly errors: { message: string; field: string | null; help: string | null }[] = []

  add(message: string, field: string | null, anchor?: string): void {
    this.errors.push({ message, field, help: anchor ? HELP + anchor : null })
  }
}

export function isAddress(email: string): boolean {
  return email.length <= 320 && ADDRESS.test(email)
}

/** `{email, name?}`, or undefined when it has not that form. */
export function readAddress(value: unknown): Address | undefined {
  if (!isObject(value) || typeof value.email !== 'string' || value.email === '') return undefined
  if (value.name !== undefined && typeof value.name !== 'string') return undefined
  return { email: value.email, name: value.name || null }
}

export function readAddresses(value: unknown, at: string, problems: Problems): Address[] {
  if (value === undefined) return []
  if (!Array.isArray(value)) {
    problems.add(`Invalid type. Expected: array, given: ${typeof value}.`, at)
    return []
  }
  return value.flatMap((given: unknown, index) => {
    const address = readAddress(given)
    if (address && isAddress(address.email)) return [address]
    const list = at.split('.').at(-1)
    problems.add(
      'Does not contain a valid address.',
      `${at}.${index}.email`,
      `message.personalizations.${list}`,
    )
    return []
  })
}
