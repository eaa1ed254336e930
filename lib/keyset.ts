import { type Expression, type SqlBool, sql } from 'kysely'

/** Which page of a list: the rows after or before one that was seen, or the first ones. */
export type Page = { after?: string | undefined; before?: string | undefined }

// `<timestamp as PostgreSQL writes it>_<id>`
const CURSOR =
  /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:?\d\d)?_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A cursor out of an address; anything that is none counts as not said. */
export function parseCursor(text: unknown): string | undefined {
  return typeof text === 'string' && CURSOR.test(text) ? text : undefined
}

/** Whether the page is read from its end, so that its rows come in reverse. */
export function isBackwards(page: Page): boolean {
  return page.before !== undefined
}

/** The condition "beyond the cursor" of a list that is sorted by an instant and the id, newest first. */
export function beyondCursor(page: Page, sort: string, id: string): Expression<SqlBool> {
  const cursor = page.before ?? page.after
  if (cursor === undefined) return sql<SqlBool>`true`
  const at = cursor.lastIndexOf('_')
  const key = cursor.slice(0, at)
  const row = sql`(${sql.ref(sort)}, ${sql.ref(id)})`
  const seen = sql`(${key}::timestamptz, ${cursor.slice(at + 1)}::uuid)`
  return isBackwards(page) ? sql<SqlBool>`${row} > ${seen}` : sql<SqlBool>`${row} < ${seen}`
}

/** Cuts what was read with a limit of `size + 1` to a page, newest first, with the cursors of its neighbours. */
export function cutPage<Row extends { id: string; sort_key: string }>(
  read: Row[],
  size: number,
  page: Page,
): { rows: Row[]; before: string | undefined; after: string | undefined } {
  const hasMore = read.length > size
  const backwards = isBackwards(page)
  const rows = read.slice(0, size)
  if (backwards) rows.reverse()
  const first = rows[0]
  const last = rows.at(-1)
  const cursorOf = (row: Row) => `${row.sort_key}_${row.id}`
  return {
    rows,
    before: first && (backwards ? hasMore : page.after !== undefined) ? cursorOf(first) : undefined,
    after: last && (backwards || hasMore) ? cursorOf(last) : undefined,
  }
}

/** The text for `ilike` that finds `text` anywhere, its wildcards taken as they are written. */
export function anywhere(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`
}
