import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { isBackwards, type Page } from '@/lib/keyset'

// `<whole number or day>_<id>`: lists of figures are sorted by an amount or a day, and by the id.
const KEY = /^-?\d[\d-]{0,19}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A key out of an address; anything that is none counts as not said. */
export function parseKey(text: unknown): string | undefined {
  return typeof text === 'string' && KEY.test(text) ? text : undefined
}

/** The page that an address asks for. */
export function parsePage(search: Record<string, unknown>): Page {
  return { after: parseKey(search.after), before: parseKey(search.before) }
}

export type Sorting = {
  /** The columns that the list is sorted by: an amount, a day or a month as it is read in SQL, and the id. */
  sort: RawBuilder<unknown>
  id: RawBuilder<unknown>
  /** What the key's text is cast to. */
  type: 'bigint' | 'date'
  direction: 'asc' | 'desc'
  /** What else has to hold. */
  also?: RawBuilder<SqlBool>
}

/** The condition "beyond the key of the page", the order and the limit of a list: `where`, `order by`, `limit` of a statement. */
export function pageOf(
  page: Page,
  { sort, id, type, direction, also }: Sorting,
  size: number,
): RawBuilder<unknown> {
  const backwards = isBackwards(page)
  const rising = (direction === 'asc') !== backwards
  const order = sql.raw(rising ? 'asc' : 'desc')
  return sql`where ${also ?? sql<SqlBool>`true`} and ${beyond(page, { sort, id, type }, rising)}
    order by ${sort} ${order}, ${id} ${order} limit ${size + 1}`
}

function beyond(page: Page, by: Pick<Sorting, 'sort' | 'id' | 'type'>, rising: boolean): RawBuilder<SqlBool> {
  const key = page.before ?? page.after
  if (key === undefined) return sql<SqlBool>`true`
  const at = key.lastIndexOf('_')
  const seen = sql`(${key.slice(0, at)}::${sql.raw(by.type)}, ${key.slice(at + 1)}::uuid)`
  const row = sql`(${by.sort}, ${by.id})`
  return rising ? sql<SqlBool>`${row} > ${seen}` : sql<SqlBool>`${row} < ${seen}`
}
