import { type Expression, type SqlBool, sql } from 'kysely'
import type { Db } from '@/db'
import type { StaffId } from '@/lib/ids'
import { OPEN_STATUSES } from '../process/status'
import type { QueueFilter, QueueTab } from './queue-filter'

export type QueueViewer = { staff_id: StaffId; role: string }
export type QueueRow = Awaited<ReturnType<typeof listQueue>>['rows'][number]
export type QueueCounts = Record<QueueTab, number>

export const QUEUE_PAGE = 50

// Literals, so that the partial indexes of the queue are seen to apply.
const OPEN = sql<SqlBool>`applications.status in (${sql.join(OPEN_STATUSES.map((status) => sql.lit(status)))})`

/**
 * One page of cases. Open ones by deadline, the nearest first; decided ones and search results by their last change.
 * Staff only: it reads across companies.
 */
export async function listQueue(db: Db, viewer: QueueViewer, filter: QueueFilter) {
  const isOpen = !filter.q && (filter.status === undefined || isOpenStatus(filter.status))
  const sort = isOpen ? sql<Date>`applications.due_at` : sql<Date>`applications.updated_at`
  const isBackwards = filter.before !== undefined
  const isAscending = isOpen !== isBackwards
  const direction = isAscending ? 'asc' : 'desc'
  const cursor = filter.before ?? filter.after
  const page = await db
    .selectFrom('applications')
    .innerJoin('license_types', 'license_types.id', 'applications.license_type_id')
    .leftJoin('application_stages as stage', 'stage.id', 'applications.current_stage_id')
    .leftJoin('users as holder', 'holder.id', 'applications.assignee_id')
    .select([
      'applications.id',
      'applications.number',
      'applications.company_name',
      'applications.status',
      'applications.priority',
      'applications.stage_kind',
      'applications.stage_role',
      'applications.assignee_id',
      'applications.due_at',
      'applications.escalated_at',
      'applications.updated_at',
      'license_types.name_id',
      'license_types.name_en',
      'stage.working_days',
      'holder.name as holder_name',
      sql<string>`${sort}::text`.as('sort_key'),
    ])
    .where((eb) => eb.and(conditions(viewer, filter, isOpen)))
    .$if(cursor !== undefined, (query) => query.where(beyond(sort, cursor ?? '', isAscending)))
    .orderBy(sort, direction)
    .orderBy('applications.id', direction)
    .limit(QUEUE_PAGE + 1)
    .execute()
  const hasMore = page.length > QUEUE_PAGE
  const rows = page.slice(0, QUEUE_PAGE)
  if (isBackwards) rows.reverse()
  const first = rows[0]
  const last = rows.at(-1)
  return {
    rows,
    is_open: isOpen,
    before: first && (isBackwards ? hasMore : cursor !== undefined) ? cursorOf(first) : undefined,
    after: last && (isBackwards || hasMore) ? cursorOf(last) : undefined,
  }
}

/** How many open cases are behind each tab. `unassigned` are those the viewer may take. Index-only. */
export async function countQueue(db: Db, viewer: QueueViewer): Promise<QueueCounts> {
  const { rows } = await sql<Record<QueueTab, bigint>>`
    select
      (select count(*) from applications where ${OPEN} and ${tab(viewer, 'mine')}) as mine,
      (select count(*) from applications where ${OPEN} and ${tab(viewer, 'unassigned')}) as unassigned,
      (select count(*) from applications where ${OPEN} and ${tab(viewer, 'late')}) as late,
      (select count(*) from applications where ${OPEN} and ${tab(viewer, 'escalated')}) as escalated,
      (select count(*) from applications where ${OPEN}) as "all"`.execute(db)
  const counts = rows[0]
  if (!counts) throw new Error('A query of counts answered no row')
  const { mine, unassigned, late, escalated, all } = counts
  return {
    mine: Number(mine),
    unassigned: Number(unassigned),
    late: Number(late),
    escalated: Number(escalated),
    all: Number(all),
  }
}

/** Licence types for the filter, retired ones included: their cases are still there. */
export async function listQueueTypes(db: Db) {
  return db.selectFrom('license_types').select(['id', 'name_id', 'name_en']).orderBy('position').execute()
}

function conditions(viewer: QueueViewer, filter: QueueFilter, isOpen: boolean): Expression<SqlBool>[] {
  const list: Expression<SqlBool>[] = []
  if (isOpen) list.push(OPEN)
  if (filter.q) list.push(matches(filter.q))
  else list.push(tab(viewer, filter.tab))
  if (filter.status) list.push(sql<SqlBool>`applications.status = ${sql.lit(filter.status)}`)
  if (filter.type) list.push(sql<SqlBool>`applications.license_type_id = ${filter.type}`)
  if (filter.stage) list.push(sql<SqlBool>`applications.stage_kind = ${filter.stage}`)
  if (filter.priority) list.push(sql<SqlBool>`applications.priority = ${filter.priority}`)
  // Drafts are the applicant's own until they are sent.
  if (!isOpen && !filter.status) list.push(sql<SqlBool>`applications.status <> 'draft'`)
  return list
}

function tab(viewer: QueueViewer, name: QueueTab): Expression<SqlBool> {
  switch (name) {
    case 'mine':
      return sql<SqlBool>`applications.assignee_id = ${viewer.staff_id}`
    case 'unassigned':
      return viewer.role === 'reviewer'
        ? sql<SqlBool>`applications.assignee_id is null and applications.stage_role = 'reviewer'`
        : sql<SqlBool>`applications.assignee_id is null`
    case 'late':
      return sql<SqlBool>`applications.due_at <= now()`
    case 'escalated':
      return sql<SqlBool>`applications.escalated_at is not null`
    case 'all':
      return sql<SqlBool>`true`
    default:
      return name satisfies never
  }
}

function matches(text: string): Expression<SqlBool> {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`
  return sql<SqlBool>`(applications.number || ' ' || applications.company_name) ilike ${pattern}`
}

function beyond(sort: Expression<Date>, cursor: string, isAscending: boolean): Expression<SqlBool> {
  const at = cursor.lastIndexOf('_')
  const key = cursor.slice(0, at)
  const id = cursor.slice(at + 1)
  return isAscending
    ? sql<SqlBool>`(${sort}, applications.id) > (${key}::timestamptz, ${id}::uuid)`
    : sql<SqlBool>`(${sort}, applications.id) < (${key}::timestamptz, ${id}::uuid)`
}

function cursorOf(row: { sort_key: string; id: string }): string {
  return `${row.sort_key}_${row.id}`
}

function isOpenStatus(status: string): boolean {
  return (OPEN_STATUSES as readonly string[]).includes(status)
}
