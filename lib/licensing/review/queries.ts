import { type Expression, type SqlBool, sql } from 'kysely'
import type { Db } from '@/db'
import type { StaffId } from '@/lib/ids'
import { FINAL_STATUSES, OPEN_STATUSES } from '../process/status'
import { COUNT_CAP } from './queue-count'
import type { QueueFilter, QueueTab } from './queue-filter'
import { beyondKey, instantOf, isAscending, orderOf, type QueueOrder, sortKey, URGENCY } from './queue-order'
import { searchCondition } from './queue-search'

export type QueueViewer = { staff_id: StaffId; role: string }
export type QueueRow = Awaited<ReturnType<typeof listQueue>>['rows'][number]
export type QueueCounts = Record<QueueTab, number>

export const QUEUE_PAGE = 50

// Literals, so that the partial indexes of the queue are seen to apply.
const OPEN = sql<SqlBool>`applications.status in (${sql.join(OPEN_STATUSES.map((status) => sql.lit(status)))})`

const COLUMNS = [
  'applications.id',
  'applications.number',
  'applications.company_name',
  'applications.kind',
  'applications.status',
  'applications.priority',
  'applications.priority_reason',
  'applications.current_stage_id',
  'applications.stage_kind',
  'applications.stage_role',
  'applications.assignee_id',
  'applications.due_at',
  'applications.escalated_at',
  'applications.submitted_at',
  'applications.updated_at',
] as const

/**
 * One page of cases. Those under way by deadline, urgency or age, as asked; decided ones and search results by their last
 * change. Staff only: it reads across companies.
 */
export async function listQueue(db: Db, viewer: QueueViewer, filter: QueueFilter, size = QUEUE_PAGE) {
  const order = orderOf(filter)
  const search = filter.q === undefined ? undefined : await searchCondition(db, filter.q)
  const isBackwards = filter.before !== undefined
  const ascending = isAscending(order, isBackwards)
  const direction = ascending ? 'asc' : 'desc'
  const cursor = filter.before ?? filter.after
  // First the page, then what is shown beside each of its rows: joined before the limit, it would be looked up for all.
  const found = db
    .selectFrom('applications')
    .select(COLUMNS)
    .select([sortKey(order).as('sort_key'), 'applications.license_type_id', 'applications.region_code'])
    .where((eb) => eb.and(conditions(viewer, filter, order, search)))
    .$if(cursor !== undefined, (query) => query.where(beyondKey(order, cursor ?? '', ascending)))
    .$if(order === 'priority', (query) => query.orderBy(URGENCY, direction))
    .orderBy(instantOf(order), direction)
    .orderBy('applications.id', direction)
    .limit(size + 1)
    .as('applications')
  const page = await db
    .selectFrom(found)
    .innerJoin('license_types', 'license_types.id', 'applications.license_type_id')
    .leftJoin('application_stages as stage', 'stage.id', 'applications.current_stage_id')
    .leftJoin('users as holder', 'holder.id', 'applications.assignee_id')
    .leftJoin('regions as region', (join) =>
      join.on('region.code', '=', sql<string>`left(applications.region_code, 5)`),
    )
    .select(COLUMNS)
    .select([
      'applications.sort_key',
      'license_types.name_id',
      'license_types.name_en',
      'stage.working_days',
      'stage.applicant_days',
      'holder.name as holder_name',
      'region.name as region_name',
    ])
    .$if(order === 'priority', (query) => query.orderBy(URGENCY, direction))
    .orderBy(instantOf(order), direction)
    .orderBy('applications.id', direction)
    .execute()
  const hasMore = page.length > size
  const rows = page.slice(0, size)
  if (isBackwards) rows.reverse()
  const first = rows[0]
  const last = rows.at(-1)
  return {
    rows,
    order,
    before: first && (isBackwards ? hasMore : cursor !== undefined) ? cursorOf(first) : undefined,
    after: last && (isBackwards || hasMore) ? cursorOf(last) : undefined,
  }
}

/**
 * How many open cases are behind each tab, up to `COUNT_CAP`, at which counting stops. `unassigned` are those the viewer may
 * take.
 */
export async function countQueue(db: Db, viewer: QueueViewer): Promise<QueueCounts> {
  const count = (name: QueueTab) => sql<number>`(select count(*)::int from (select from applications
    where ${isPaused(name) ? sql`true` : OPEN} and ${tab(viewer, name)} limit ${sql.lit(COUNT_CAP)}) counted)`
  const { rows } = await sql<QueueCounts>`
    select ${count('mine')} as mine, ${count('unassigned')} as unassigned, ${count('late')} as late,
      ${count('escalated')} as escalated, ${count('on_hold')} as on_hold,
      ${count('with_applicant')} as with_applicant, ${count('all')} as "all"`.execute(db)
  const counts = rows[0]
  if (!counts) throw new Error('A query of counts answered no row')
  return counts
}

/** Licence types for the filter, retired ones included: their cases are still there. */
export async function listQueueTypes(db: Db) {
  return db.selectFrom('license_types').select(['id', 'name_id', 'name_en']).orderBy('position').execute()
}

function conditions(
  viewer: QueueViewer,
  filter: QueueFilter,
  order: QueueOrder,
  search: Expression<SqlBool> | undefined,
): Expression<SqlBool>[] {
  const list: Expression<SqlBool>[] = []
  const isOpen = order !== 'changed' && !isPaused(filter.tab)
  // One of the open statuses says it all: said twice, the planner would think that hardly any row is left.
  if (isOpen && !filter.status) list.push(OPEN)
  if (search) list.push(search)
  else if (isDecided(filter.status) && filter.tab !== 'mine' && filter.tab !== 'all')
    list.push(sql<SqlBool>`false`) // nothing decided is late, escalated or to be taken
  else list.push(tab(viewer, filter.tab))
  if (filter.status) list.push(sql<SqlBool>`applications.status = ${sql.lit(filter.status)}`)
  if (filter.type) list.push(sql<SqlBool>`applications.license_type_id = ${filter.type}`)
  if (filter.stage) list.push(sql<SqlBool>`applications.stage_kind = ${sql.lit(filter.stage)}`)
  if (filter.priority) list.push(sql<SqlBool>`applications.priority = ${sql.lit(filter.priority)}`)
  if (filter.kind) list.push(sql<SqlBool>`applications.kind = ${sql.lit(filter.kind)}`)
  if (filter.region) list.push(sql<SqlBool>`applications.region_code like ${sql.lit(`${filter.region}.%`)}`)
  if (filter.holder === 'nobody') list.push(sql<SqlBool>`applications.assignee_id is null`)
  else if (filter.holder) list.push(sql<SqlBool>`applications.assignee_id = ${filter.holder}`)
  // Drafts are the applicant's own until they are sent.
  if (order === 'changed' && !filter.status) list.push(sql<SqlBool>`applications.submitted_at is not null`)
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
    case 'on_hold':
      return sql<SqlBool>`applications.status = 'on_hold'`
    case 'with_applicant':
      return sql<SqlBool>`applications.status = 'revision_requested'`
    case 'all':
      return sql<SqlBool>`true`
    default:
      return name satisfies never
  }
}

function cursorOf(row: { sort_key: string; id: string }): string {
  return `${row.sort_key}_${row.id}`
}

function isPaused(name: QueueTab): boolean {
  return name === 'on_hold' || name === 'with_applicant'
}

function isDecided(status: string | undefined): boolean {
  return (FINAL_STATUSES as readonly (string | undefined)[]).includes(status)
}
