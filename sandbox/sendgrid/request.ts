import { isObject } from '../http'
import { readAttachments, readContent } from './request-content'
import { isAddress, Problems, readAddress, readAddresses } from './request-fields'
import type { Address, Attachment } from './types'

export type Personalization = {
  to: Address[]
  cc: Address[]
  bcc: Address[]
  subject: string
  headers: Record<string, string>
  custom_args: Record<string, string>
}

export type SendRequest = {
  from: Address
  reply_to: Address[]
  personalizations: Personalization[]
  text: string | null
  html: string | null
  attachments: Attachment[]
  categories: string[]
  /** Checked, but not delivered. */
  validate_only: boolean
}

const MOST_RECIPIENTS = 1000
const RESERVED_HEADERS = new Set([
  'x-sg-id',
  'x-sg-eid',
  'received',
  'dkim-signature',
  'content-type',
  'content-transfer-encoding',
  'to',
  'from',
  'subject',
  'reply-to',
  'cc',
  'bcc',
])

/** Reads the body of POST /v3/mail/send as strictly as SendGrid does: the request, or its errors in SendGrid's format. */
export function readSendRequest(
  body: unknown,
): { ok: true; request: SendRequest } | { ok: false; errors: Problems['errors'] } {
  const problems = new Problems()
  if (!isObject(body)) {
    problems.add('Bad Request', null)
    return { ok: false, errors: problems.errors }
  }
  const from = readFrom(body.from, problems)
  const defaults = {
    headers: readHeaders(body.headers, 'headers', problems),
    custom_args: readCustomArgs(body.custom_args, 'custom_args', problems),
    subject: body.subject,
  }
  const request: SendRequest = {
    from,
    reply_to: readReplyTo(body, problems),
    personalizations: readPersonalizations(body.personalizations, defaults, problems),
    ...readContent(body.content, problems),
    attachments: readAttachments(body.attachments, problems),
    categories: readCategories(body.categories, problems),
    validate_only: sandboxMode(body.mail_settings),
  }
  return problems.errors.length === 0 ? { ok: true, request } : { ok: false, errors: problems.errors }
}

function readFrom(value: unknown, problems: Problems): Address {
  const from = readAddress(value)
  if (!from) {
    problems.add(
      'The from object must be provided for every email send. It is an object that requires the email parameter, but may also contain a name parameter.  e.g. {"email" : "example@example.com"}  or {"email" : "example@example.com", "name" : "Example Recipient"}.',
      'from.email',
      'message.from',
    )
  } else if (!isAddress(from.email)) {
    problems.add('The from email does not contain a valid address.', 'from.email', 'message.from')
  }
  return from ?? { email: '', name: null }
}

function readReplyTo(body: Record<string, unknown>, problems: Problems): Address[] {
  if (body.reply_to !== undefined && body.reply_to_list !== undefined) {
    problems.add('Only one of reply_to or reply_to_list may be used.', 'reply_to', 'message.reply_to')
  }
  const given = body.reply_to === undefined ? body.reply_to_list : [body.reply_to]
  return readAddresses(given, 'reply_to', problems)
}

function readPersonalizations(
  value: unknown,
  defaults: { headers: Record<string, string>; custom_args: Record<string, string>; subject: unknown },
  problems: Problems,
): Personalization[] {
  if (!Array.isArray(value) || value.length === 0) {
    problems.add(
      'The personalizations field is required and must have at least one personalization.',
      'personalizations',
      '-Personalizations-Errors',
    )
    return []
  }
  if (value.length > MOST_RECIPIENTS) {
    problems.add(
      `The personalization block is limited to 1000 personalizations per API request. You have provided ${value.length} personalizations. Please consider splitting this into multiple requests and resending your request.`,
      'personalizations',
      '-Personalizations-Errors',
    )
  }
  const read = value.map((given: unknown, index) => {
    const at = `personalizations.${index}`
    const fields = isObject(given) ? given : {}
    if (!Array.isArray(fields.to) || fields.to.length === 0) {
      problems.add(
        'The to array is required for all personalization objects, and must have at least one email object with a valid email address.',
        `${at}.to`,
        'message.personalizations.to',
      )
    }
    const personalization: Personalization = {
      to: readAddresses(fields.to, `${at}.to`, problems),
      cc: readAddresses(fields.cc, `${at}.cc`, problems),
      bcc: readAddresses(fields.bcc, `${at}.bcc`, problems),
      subject: readSubject(fields.subject ?? defaults.subject, problems),
      headers: { ...defaults.headers, ...readHeaders(fields.headers, `${at}.headers`, problems) },
      custom_args: {
        ...defaults.custom_args,
        ...readCustomArgs(fields.custom_args, `${at}.custom_args`, problems),
      },
    }
    refuseDuplicates(personalization, at, problems)
    return personalization
  })
  const total = read.reduce((sum, { to, cc, bcc }) => sum + to.length + cc.length + bcc.length, 0)
  if (total > MOST_RECIPIENTS) {
    problems.add('There is a limit of 1000 total recipients (to + cc + bcc) per request.', 'personalizations')
  }
  return read
}

function readSubject(value: unknown, problems: Problems): string {
  if (typeof value === 'string' && value !== '') return value
  problems.add(
    'The subject is required. You can get around this requirement if you use a template with a subject defined or if every personalization has a subject defined.',
    'subject',
    'message.subject',
  )
  return ''
}

function refuseDuplicates({ to, cc, bcc }: Personalization, at: string, problems: Problems): void {
  const seen = new Set<string>()
  for (const [list, addresses] of Object.entries({ to, cc, bcc })) {
    for (const { email } of addresses) {
      if (seen.has(email.toLowerCase())) {
        problems.add(
          `Each email address in the personalization block should be unique between to, cc, and bcc. We found the first duplicate instance of [${email}] in the ${at}.${list} field.`,
          at,
          'message.recipient-errors',
        )
        return
      }
      seen.add(email.toLowerCase())
    }
  }
}

function readHeaders(value: unknown, at: string, problems: Problems): Record<string, string> {
  const headers = readStrings(value, at, 'headers', problems)
  for (const [name, content] of Object.entries(headers)) {
    if (RESERVED_HEADERS.has(name.toLowerCase())) {
      problems.add(
        `The following are reserved headers and cannot be used: ${name}`,
        `${at}.${name}`,
        'message.headers',
      )
    } else if (!/^[\x21-\x39\x3b-\x7e]+$/.test(name) || /[\r\n]/.test(content)) {
      problems.add('The header is not valid.', `${at}.${name}`, 'message.headers')
    }
  }
  return headers
}

function readCustomArgs(value: unknown, at: string, problems: Problems): Record<string, string> {
  const args = readStrings(value, at, 'custom_args', problems)
  if (JSON.stringify(args).length > 10_000) {
    problems.add('The custom arguments are limited to 10,000 bytes.', at, 'message.custom_args')
  }
  return args
}

function readStrings(value: unknown, at: string, field: string, problems: Problems): Record<string, string> {
  if (value === undefined) return {}
  if (!isObject(value)) {
    problems.add(
      `Invalid type. Expected: object, given: ${Array.isArray(value) ? 'array' : typeof value}.`,
      at,
    )
    return {}
  }
  for (const [name, content] of Object.entries(value)) {
    if (typeof content === 'string') continue
    problems.add(
      `Invalid type. Expected: string, given: ${typeof content}.`,
      `${at}.${name}`,
      `message.${field}`,
    )
  }
  return value as Record<string, string>
}

function readCategories(value: unknown, problems: Problems): string[] {
  if (value === undefined) return []
  const valid =
    Array.isArray(value) &&
    value.length <= 10 &&
    value.every((name) => typeof name === 'string' && name.length <= 255) &&
    new Set(value).size === value.length
  if (!valid) {
    problems.add('There are at most 10 categories, all different, each a string of up to 255.', 'categories')
  }
  return valid ? (value as string[]) : []
}

function sandboxMode(settings: unknown): boolean {
  const mode = isObject(settings) ? settings.sandbox_mode : undefined
  return isObject(mode) && mode.enable === true
}
