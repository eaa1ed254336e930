import { type Expression, type SqlBool, sql } from 'kysely'
import type { Db } from '@/db'
import type { StaffId } from '@/lib/ids'
import { anywhere, beyondCursor, cutPage, isBackwards } from '@/lib/keyset'
import { addDays, type Zone } from '@/lib/time'
import { startOfDay } from '@/lib/working-days'
import type { AuditFilter } from './filter'

export const AUDIT_PAGE = 50

export type AuditRow = Awaited<ReturnType<typeof listAudit>>['rows'][number]

type Conditions = Omit<AuditFilter, 'after' | 'before'>

/** One page of the audit log, newest first. Days of the filter are days of the reader's zone. Staff only: it reads across companies. */
export async function listAudit(
  db: Db,
  _staff: StaffId,
  filter: AuditFilter,
  zone: Zone,
  size: number = AUDIT_PAGE,
) {
  const direction = isBackwards(filter) ? 'asc' : 'desc'
  const read = await entries(db)
    .where((eb) => eb.and(conditions(filter, zone)))
    .where(beyondCursor(filter, 'audit_log.created_at', 'audit_log.id'))
    .orderBy('audit_log.created_at', direction)
    .orderBy('audit_log.id', direction)
    .limit(size + 1)
    .execute()
  return cutPage(read, size, filter)
}

/** The last changes of one thing, newest first. */
export async function listAuditOf(db: Db, _staff: StaffId, entityType: string, entityId: string, limit = 20) {
  return entries(db)
    .where('audit_log.entity_type', '=', entityType)
    .where('audit_log.entity_id', '=', entityId)
    .orderBy('audit_log.created_at', 'desc')
    .orderBy('audit_log.id', 'desc')
    .limit(limit)
    .execute()
}

/** The last changes that concern a company, newest first. */
export async function listAuditOfCompany(db: Db, _staff: StaffId, companyId: string, limit = 20) {
  return entries(db)
    .where('audit_log.company_id', '=', companyId)
    .orderBy('audit_log.created_at', 'desc')
    .orderBy('audit_log.id', 'desc')
    .limit(limit)
    .execute()
}

/** Every action and kind of thing that occurs. Skips from one to the next through the index: one step each, however long the log. */
export async function listAuditWords(db: Db): Promise<{ actions: string[]; entities: string[] }> {
  const [actions, entities] = await Promise.all([distinct(db, 'action'), distinct(db, 'entity_type')])
  return { actions, entities }
}

/** All entries that match, newest first, read in portions; at most `most`. */
export async function* readAudit(
  db: Db,
  staff: StaffId,
  filter: AuditFilter,
  zone: Zone,
  most: number,
): AsyncGenerator<AuditRow> {
  let after: string | undefined
  for (let count = 0; count < most; ) {
    const page = await listAudit(db, staff, { ...filter, before: undefined, after }, zone, 500)
    for (const row of page.rows) if (count++ < most) yield row
    after = page.after
    if (!after) return
  }
}

function entries(db: Db) {
  return db
    .selectFrom('audit_log')
    .leftJoin('companies', 'companies.id', 'audit_log.company_id')
    .select([
      'audit_log.id',
      'audit_log.action',
      'audit_log.entity_type',
      'audit_log.entity_id',
      'audit_log.actor_kind',
      'audit_log.actor_user_id',
      'audit_log.actor_name',
      'audit_log.ip_address',
      'audit_log.user_agent',
      'audit_log.request_id',
      'audit_log.before',
      'audit_log.after',
      'audit_log.created_at',
      'companies.slug as company_slug',
      'companies.trade_name as company_name',
      sql<string>`audit_log.created_at::text`.as('sort_key'),
    ])
}

function conditions(filter: Conditions, zone: Zone): Expression<SqlBool>[] {
  const list: Expression<SqlBool>[] = []
  if (filter.action) list.push(sql<SqlBool>`audit_log.action = ${filter.action}`)
  if (filter.entity) list.push(sql<SqlBool>`audit_log.entity_type = ${filter.entity}`)
  if (filter.kind) list.push(sql<SqlBool>`audit_log.actor_kind = ${filter.kind}`)
  if (filter.q) list.push(sql<SqlBool>`audit_log.entity_id like ${anywhere(filter.q).slice(1)}`)
  if (filter.actor)
    list.push(sql<SqlBool>`audit_log.actor_user_id in
      (select id from users where name || ' ' || email ilike ${anywhere(filter.actor)})`)
  if (filter.company)
    list.push(sql<SqlBool>`audit_log.company_id = (select id from companies where slug = ${filter.company})`)
  if (filter.from) list.push(sql<SqlBool>`audit_log.created_at >= ${startOfDay(filter.from, zone)}`)
  if (filter.to) list.push(sql<SqlBool>`audit_log.created_at < ${startOfDay(addDays(filter.to, 1), zone)}`)
  return list
}

async function distinct(db: Db, column: 'action' | 'entity_type'): Promise<string[]> {
  const name = sql.ref(column)
  const { rows } = await sql<{ word: string }>`
    with recursive words as (
      (select ${name} as word from audit_log order by ${name} limit 1)
      union all
      select (select ${name} from audit_log where ${name} > words.word order by ${name} limit 1)
      from words where words.word is not null
    )
    select word from words where word is not null`.execute(db)
  return rows.map((row) => row.word)
}
