import type { z } from 'zod'

type RawIssue = z.core.$ZodRawIssue
type Parameters = Record<string, string | number | bigint>

/** Formats of zod that have a sentence of their own; the others get the general one. */
const FORMAT_KEYS: Record<string, string> = {
  email: 'email',
  url: 'url',
  date: 'date',
  datetime: 'date',
  time: 'time',
  e164: 'phone',
}

/** What zod expected by type, where the sentence for it is a better one than "invalid". */
const TYPE_KEYS: Record<string, string> = {
  number: 'number',
  int: 'wholeNumber',
  bigint: 'wholeNumber',
  date: 'date',
}

/** A message key of namespace `validation` with its parameters in query syntax: `tooShort?min=3`. */
export function issueKey(key: string, parameters: Parameters = {}): string {
  const query = Object.entries(parameters)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    .join('&')
  return query ? `${key}?${query}` : key
}

/** The sentence of an issue key in the reader's language; an unknown key reads as the general "check this" sentence. */
export function translateIssue(t: Translator, key: string): string {
  const [name = '', query = ''] = key.split('?')
  if (!t.has(name)) return t('invalid')
  const values = [...new URLSearchParams(query)].map(([param, value]) => [
    param,
    /^\d{1,15}$/.test(value) ? Number(value) : value,
  ])
  return t(name, Object.fromEntries(values))
}

interface Translator {
  (key: string, values?: Record<string, string | number>): string
  has: (key: string) => boolean
}

/**
 * Error map for zod: every issue without a message of its own becomes a key of namespace `validation`.
 * An empty text that fails any check counts as not entered, so that nobody reads "not an e-mail address" about nothing.
 */
export function izinkuErrorMap(issue: RawIssue): string {
  if (isEmpty(issue.input) && issue.code !== 'custom') return 'required'
  switch (issue.code) {
    case 'invalid_type':
      return TYPE_KEYS[issue.expected] ?? 'invalid'
    case 'too_small':
      return tooSmall(issue)
    case 'too_big':
      return tooBig(issue)
    case 'invalid_format':
      return FORMAT_KEYS[issue.format] ?? 'format'
    case 'not_multiple_of':
      return issueKey('multipleOf', { divisor: issue.divisor })
    case 'invalid_value':
      return issue.values.length === 1 && issue.values[0] === true ? 'mustAgree' : 'choose'
    default:
      return 'invalid'
  }
}

/** The first error of each field by its dotted path, as actions return them; what concerns the whole form is under `''`. */
export function fieldErrorsOf(error: z.ZodError): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const issue of error.issues) errors[issue.path.join('.')] ??= issue.message
  return errors
}

function isEmpty(input: unknown): boolean {
  return input === undefined || input === null || input === ''
}

function tooSmall(issue: RawIssue & { code: 'too_small' }): string {
  const min = issue.minimum
  if (issue.origin === 'string')
    return issue.exact ? issueKey('exactLength', { length: min }) : issueKey('tooShort', { min })
  if (issue.origin === 'array' || issue.origin === 'set')
    return min === 1 ? 'chooseOne' : issueKey('tooFew', { min })
  if (issue.origin === 'file') return 'fileEmpty'
  if (issue.origin === 'date') return 'tooEarly'
  return issue.inclusive === false ? issueKey('moreThan', { min }) : issueKey('tooLow', { min })
}

function tooBig(issue: RawIssue & { code: 'too_big' }): string {
  const max = issue.maximum
  if (issue.origin === 'string')
    return issue.exact ? issueKey('exactLength', { length: max }) : issueKey('tooLong', { max })
  if (issue.origin === 'array' || issue.origin === 'set') return issueKey('tooMany', { max })
  if (issue.origin === 'file') return issueKey('fileTooLarge', { max })
  if (issue.origin === 'date') return 'tooLate'
  return issue.inclusive === false ? issueKey('lessThan', { max }) : issueKey('tooHigh', { max })
}
