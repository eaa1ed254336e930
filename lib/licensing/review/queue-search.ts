import { type Expression, type SqlBool, sql } from 'kysely'

const NUMBER = /^izn[- ]?(\d{4})[- ]?(\d{1,9})$/i
const SEQUENCE = /^\d{3,9}$/
/** As `nextApplicationNumber` pads it. */
const DIGITS = 6
const FIRST_YEAR = 2020

/**
 * What a search of the queue finds: a number as it is read aloud (without zeros, or only its beginning), its last part in
 * any year, or a part of the company's name. Each form is served by an index, whatever the number of cases.
 */
export function matchesSearch(text: string, now = new Date()): Expression<SqlBool> {
  const [, year = '', sequence = ''] = NUMBER.exec(text) ?? []
  if (year) return sql<SqlBool>`(${hasNumber(numberOf(year, sequence))}${orBegins(year, sequence)})`
  if (/^izn\b/i.test(text)) return hasNumber(text.toUpperCase())
  const name = sql<SqlBool>`applications.company_name ilike ${`%${text.replace(/[\\%_]/g, '\\$&')}%`}`
  if (!SEQUENCE.test(text)) return name
  const years = Array.from({ length: now.getFullYear() - FIRST_YEAR + 1 }, (_, index) => FIRST_YEAR + index)
  const numbers = years.map((each) => numberOf(String(each), text))
  return sql<SqlBool>`(applications.number = any(${numbers}) or ${name})`
}

const hasNumber = (number: string) => sql<SqlBool>`applications.number = ${number}`

const numberOf = (year: string, sequence: string) => `IZN-${year}-${sequence.padStart(DIGITS, '0')}`

/** The beginning of a number, once it leaves at most a thousand. A range, which the plain index serves in any collation. */
function orBegins(year: string, sequence: string) {
  if (sequence.length < DIGITS - 3 || sequence.length >= DIGITS) return sql``
  const [from, to] = ['0', '9'].map((digit) => `IZN-${year}-${sequence.padEnd(DIGITS, digit)}`)
  return sql` or applications.number between ${from} and ${to}`
}
