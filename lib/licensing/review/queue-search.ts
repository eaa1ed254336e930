import { type Expression, type SqlBool, sql } from 'kysely'
import type { Db } from '@/db'

const NUMBER = /^izn[- ]?(\d{4})[- ]?(\d{1,9})$/i
const SEQUENCE = /^\d{3,9}$/
/** As `nextApplicationNumber` pads it. */
const DIGITS = 6
const FIRST_YEAR = 2020
/** So many names are looked up and sorted in a few milliseconds. Of more, the last changed cases soon show a page. */
const MANY_NAMES = 5000

/**
 * What a search of the queue finds: a number as it is read aloud (without zeros, or only its beginning), its last part in
 * any year, or the company's name from the beginning of any of its words. It costs the same however many cases there are.
 */
export async function searchCondition(db: Db, text: string, now = new Date()): Promise<Expression<SqlBool>> {
  const [, year = '', sequence = ''] = NUMBER.exec(text) ?? []
  if (year) return sql<SqlBool>`(${hasNumber(numberOf(year, sequence))}${orBegins(year, sequence)})`
  if (/^izn\b/i.test(text)) return hasNumber(text.toUpperCase())
  const name = await nameCondition(db, text)
  if (!SEQUENCE.test(text)) return name
  const years = Array.from({ length: now.getFullYear() - FIRST_YEAR + 1 }, (_, index) => FIRST_YEAR + index)
  const numbers = years.map((each) => numberOf(String(each), text))
  return sql<SqlBool>`(applications.number = any(${numbers}) or ${name})`
}

/** Few names: their companies' cases. Many: whichever of the last changed cases has it. */
async function nameCondition(db: Db, text: string): Promise<Expression<SqlBool>> {
  // As the function search_name of the database writes names.
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu)
  if (!words) return sql<SqlBool>`false`
  const start = words.join(' ')
  const names = sql`from company_names where name like ${`${start}%`}`
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select ${names} limit ${sql.lit(MANY_NAMES)}) counted`.execute(db)
  if ((rows[0]?.count ?? 0) < MANY_NAMES)
    return sql<SqlBool>`applications.company_id = any(array(select company_id ${names}))`
  return sql<SqlBool>`applications.company_name ~* ${`\\m${words.join('[^[:alnum:]]+')}`}`
}

const hasNumber = (number: string) => sql<SqlBool>`applications.number = ${number}`

const numberOf = (year: string, sequence: string) => `IZN-${year}-${sequence.padStart(DIGITS, '0')}`

/** The beginning of a number, once it leaves at most a thousand. A range, which the plain index serves in any collation. */
function orBegins(year: string, sequence: string) {
  if (sequence.length < DIGITS - 3 || sequence.length >= DIGITS) return sql``
  const [from, to] = ['0', '9'].map((digit) => `IZN-${year}-${sequence.padEnd(DIGITS, digit)}`)
  return sql` or applications.number between ${from} and ${to}`
}
