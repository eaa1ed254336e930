import { type Expression, type SqlBool, sql } from 'kysely'
import { OPEN_STATUSES } from '../process/status'
import type { QueueFilter } from './queue-filter'

/** What a page of the queue is sorted by. Under way: the nearest first. Otherwise the last changed first. */
export type QueueOrder = 'deadline' | 'priority' | 'age' | 'changed'

/** Written as the indexes `applications_take_idx` and `applications_queue_urgency_idx` are, so that they serve it. */
export const URGENCY = sql<number>`(case priority when 'urgent' then 0 when 'high' then 1 when 'normal' then 2 else 3 end)`

/** Which order these filters mean: an order of one's own counts for what is under way. */
export function orderOf(filter: QueueFilter): QueueOrder {
  if (filter.q) return 'changed'
  if (filter.tab === 'on_hold' || filter.tab === 'with_applicant') return 'deadline'
  const isOpen = filter.status === undefined || (OPEN_STATUSES as readonly string[]).includes(filter.status)
  return isOpen ? (filter.sort ?? 'deadline') : 'changed'
}

const INSTANTS = {
  deadline: sql<Date>`applications.due_at`,
  priority: sql<Date>`applications.due_at`,
  age: sql<Date>`applications.submitted_at`,
  changed: sql<Date>`applications.updated_at`,
} as const satisfies Record<QueueOrder, Expression<Date>>

/** The key of a row in this order, as a cursor holds it. */
export function sortKey(order: QueueOrder) {
  const instant = INSTANTS[order]
  return order === 'priority'
    ? sql<string>`${URGENCY} || '~' || ${instant}::text`
    : sql<string>`${instant}::text`
}

/** The instant that the order goes by; by priority it comes after the urgency. */
export function instantOf(order: QueueOrder) {
  return INSTANTS[order]
}

/** Whether the order runs upwards, given in which direction one turns the pages. */
export function isAscending(order: QueueOrder, isBackwards: boolean): boolean {
  return (order !== 'changed') !== isBackwards
}

/** The rows beyond a cursor. One of another order counts as the beginning. */
export function beyondKey(order: QueueOrder, cursor: string, ascending: boolean): Expression<SqlBool> {
  const at = cursor.lastIndexOf('_')
  const [first = '', second] = cursor.slice(0, at).split('~')
  if ((order === 'priority') !== (second !== undefined)) return sql<SqlBool>`true`
  const id = sql`${cursor.slice(at + 1)}::uuid`
  const row =
    order === 'priority'
      ? sql`(${URGENCY}, ${INSTANTS[order]}, applications.id)`
      : sql`(${INSTANTS[order]}, applications.id)`
  const seen =
    second === undefined
      ? sql`(${first}::timestamptz, ${id})`
      : sql`(${Number(first)}::int, ${second}::timestamptz, ${id})`
  return ascending ? sql<SqlBool>`${row} > ${seen}` : sql<SqlBool>`${row} < ${seen}`
}
