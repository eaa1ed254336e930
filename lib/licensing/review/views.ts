import { sql } from 'kysely'
import type { Db } from '@/db'
import { newId, type StaffId } from '@/lib/ids'
import { beyondCursor, cutPage, isBackwards, type Page } from '@/lib/keyset'
import { log } from '@/lib/log'

export type Viewed =
  | { what: 'case'; record_id: string; application_id: string; company_id: string }
  | { what: 'document'; record_id: string; application_id: string | null; company_id: string | null }
  | { what: 'company'; record_id: string; company_id: string }

/**
 * Notes that a member of staff was shown somebody's data: one row for each person, thing and hour, with how often. Never
 * fails: a page is not kept from its reader because this could not be written, but the log says so.
 */
export async function recordView(db: Db, userId: StaffId, viewed: Viewed): Promise<void> {
  try {
    await db
      .insertInto('record_views')
      .values({
        id: newId(),
        user_id: userId,
        what: viewed.what,
        record_id: viewed.record_id,
        application_id: viewed.what === 'company' ? null : viewed.application_id,
        company_id: viewed.company_id,
        hour_at: sql<Date>`date_trunc('hour', now())`,
      })
      .onConflict((conflict) =>
        conflict.constraint('record_views_hour_key').doUpdateSet({
          last_viewed_at: sql<Date>`now()`,
          view_count: sql<number>`record_views.view_count + 1`,
        }),
      )
      .execute()
  } catch (error) {
    log.error(
      { err: error, user_id: userId, what: viewed.what, record_id: viewed.record_id },
      'view not recorded',
    )
  }
}

/** The same for a document, whose case is looked up on the way. */
export async function recordDocumentView(db: Db, userId: StaffId, documentId: string): Promise<void> {
  try {
    const row = await db
      .selectFrom('documents')
      .leftJoin('application_documents as attached', 'attached.document_id', 'documents.id')
      .select(['documents.company_id', 'attached.application_id'])
      .where('documents.id', '=', documentId)
      .orderBy('attached.created_at', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (!row) return
    await recordView(db, userId, { what: 'document', record_id: documentId, ...row })
  } catch (error) {
    log.error({ err: error, user_id: userId, document_id: documentId }, 'view not recorded')
  }
}

export type SeenBy = Awaited<ReturnType<typeof listSeenBy>>[number]

/** Who looked at a case and its documents: each person once, the latest first. */
export async function listSeenBy(db: Db, _staff: StaffId, applicationId: string) {
  return db
    .selectFrom('record_views as view')
    .innerJoin('users', 'users.id', 'view.user_id')
    .select((eb) => [
      'users.id',
      'users.name',
      'users.staff_role',
      eb.fn.min('view.first_viewed_at').as('first_viewed_at'),
      eb.fn.max('view.last_viewed_at').as('last_viewed_at'),
      sql<number>`coalesce(sum(view.view_count) filter (where view.what = 'case'), 0)::int`.as('case_count'),
      sql<number>`(count(distinct view.record_id) filter (where view.what = 'document'))::int`.as(
        'document_count',
      ),
    ])
    .where('view.application_id', '=', applicationId)
    .groupBy(['users.id', 'users.name', 'users.staff_role'])
    .orderBy('last_viewed_at', 'desc')
    .limit(100)
    .execute()
}

export type ViewFilter = Page & {
  what?: 'case' | 'document' | 'company' | undefined
  /** Part of a name or an address of the one who looked. */
  actor?: string | undefined
  /** Number of an application. */
  number?: string | undefined
  /** Slug of a company. */
  company?: string | undefined
  from?: Date | undefined
  to?: Date | undefined
}

/** One page of who looked at what, newest first. Staff only: it reads across companies. */
export async function listViews(db: Db, _staff: StaffId, filter: ViewFilter, size = 50) {
  const direction = isBackwards(filter) ? 'asc' : 'desc'
  const read = await db
    .selectFrom('record_views as view')
    .innerJoin('users', 'users.id', 'view.user_id')
    .leftJoin('applications', 'applications.id', 'view.application_id')
    .leftJoin('companies', 'companies.id', 'view.company_id')
    .leftJoin('documents', (join) =>
      join.onRef('documents.id', '=', 'view.record_id').on('view.what', '=', 'document'),
    )
    .select([
      'view.id',
      'view.what',
      'view.record_id',
      'view.application_id',
      'view.first_viewed_at',
      'view.last_viewed_at',
      'view.view_count',
      'users.name as user_name',
      'users.email as user_email',
      'applications.number',
      'companies.slug as company_slug',
      'companies.trade_name as company_name',
      'documents.file_name',
      sql<string>`view.first_viewed_at::text`.as('sort_key'),
    ])
    .$if(filter.what !== undefined, (query) => query.where('view.what', '=', filter.what ?? ''))
    .$if(filter.number !== undefined, (query) => query.where('applications.number', '=', filter.number ?? ''))
    .$if(filter.company !== undefined, (query) => query.where('companies.slug', '=', filter.company ?? ''))
    .$if(filter.from !== undefined, (query) => query.where('view.first_viewed_at', '>=', filter.from ?? null))
    .$if(filter.to !== undefined, (query) => query.where('view.first_viewed_at', '<', filter.to ?? null))
    .$if(filter.actor !== undefined, (query) => {
      const pattern = `%${(filter.actor ?? '').replace(/[\\%_]/g, '\\$&')}%`
      return query.where((eb) =>
        eb.or([eb('users.name', 'ilike', pattern), eb('users.email', 'ilike', pattern)]),
      )
    })
    .where(beyondCursor(filter, 'view.first_viewed_at', 'view.id'))
    .orderBy('view.first_viewed_at', direction)
    .orderBy('view.id', direction)
    .limit(size + 1)
    .execute()
  return cutPage(read, size, filter)
}
