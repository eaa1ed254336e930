import { sql } from 'kysely'
import type { Db } from '@/db'
import type { CompanyId } from '@/lib/ids'
import type { LicenseStatus } from '../licenses/status'
import { type ApplicationStatus, FINAL_STATUSES, type StageKind } from '../process/status'

/** How owners sort their applications in mind: what waits for me, what is with the office, what is finished. */
export const LIST_FILTERS = {
  yours: ['draft', 'revision_requested'],
  office: ['submitted', 'in_review', 'on_hold'],
  approved: ['approved'],
  ended: ['rejected', 'withdrawn'],
} as const satisfies Record<string, readonly ApplicationStatus[]>
export type ListFilter = keyof typeof LIST_FILTERS

export type ListOptions = {
  filter?: ListFilter | undefined
  search?: string | undefined
  after?: string | undefined
  limit?: number
}

const CURSOR = /^(\d{4}-\d\d-\d\d[ T][\d:.]+[+-]\d\d(?::?\d\d)?)~([0-9a-f-]{36})$/

/** A company's applications, last changed first. `next` is the key of the page after, undefined on the last. */
export async function listApplications(db: Db, companyId: CompanyId, options: ListOptions = {}) {
  const limit = options.limit ?? 20
  const [, at, id] = CURSOR.exec(options.after ?? '') ?? []
  const search = options.search?.trim().toLowerCase()
  const rows = await db
    .selectFrom('applications')
    .innerJoin('license_types as type', 'type.id', 'applications.license_type_id')
    .innerJoin('license_type_versions as version', 'version.id', 'applications.license_type_version_id')
    .leftJoin('licenses', 'licenses.application_id', 'applications.id')
    .leftJoin('application_revisions as revision', (join) =>
      join.onRef('revision.application_id', '=', 'applications.id').on('revision.answered_at', 'is', null),
    )
    .select([
      'applications.id',
      'applications.number',
      'applications.status',
      'applications.stage_kind',
      'applications.due_at',
      'applications.escalated_at',
      'applications.submitted_at',
      'applications.updated_at',
      'type.name_id',
      'type.name_en',
      'type.code as license_code',
      'licenses.status as license_status',
      sql<string | null>`applications.data ->> (version.definition ->> 'subject')`.as('subject'),
      (eb) =>
        eb
          .selectFrom('application_events as event')
          .select('event.comment')
          .whereRef('event.application_id', '=', 'applications.id')
          .where('applications.status', '=', 'on_hold')
          .where('event.kind', '=', 'hold')
          .where('event.undone_at', 'is', null)
          .orderBy('event.created_at', 'desc')
          .limit(1)
          .as('hold_reason'),
      // The microseconds, which a Date would lose, belong to the key.
      sql<string>`applications.updated_at::text`.as('sort_key'),
      sql<number>`coalesce(jsonb_array_length(revision.items), 0)`.as('asked_count'),
    ])
    .where('applications.company_id', '=', companyId)
    .$if(options.filter !== undefined, (query) =>
      query.where('applications.status', 'in', [...LIST_FILTERS[options.filter ?? 'yours']]),
    )
    .$if(Boolean(search), (query) =>
      query.where(
        sql<boolean>`strpos(lower(concat_ws(' ', applications.number, type.name_id, type.name_en,
          applications.data ->> (version.definition ->> 'subject'))), ${search}) > 0`,
      ),
    )
    .$if(at !== undefined, (query) =>
      query.where(
        sql<boolean>`(applications.updated_at, applications.id) < (${at}::timestamptz, ${id}::uuid)`,
      ),
    )
    .orderBy('applications.updated_at', 'desc')
    .orderBy('applications.id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: page.map((row) => ({
      ...row,
      status: row.status as ApplicationStatus,
      stage_kind: row.stage_kind as StageKind | null,
    })),
    next: rows.length > limit && last ? `${last.sort_key}~${last.id}` : undefined,
  }
}

export type ApplicationRow = Awaited<ReturnType<typeof listApplications>>['rows'][number]

/** How many applications a company has in each group of the list. */
export async function countApplications(db: Db, companyId: CompanyId): Promise<Record<ListFilter, number>> {
  const rows = await db
    .selectFrom('applications')
    .select(['status', (eb) => eb.fn.countAll<bigint>().as('count')])
    .where('company_id', '=', companyId)
    .groupBy('status')
    .execute()
  const counts = { yours: 0, office: 0, approved: 0, ended: 0 }
  for (const filter of Object.keys(LIST_FILTERS) as ListFilter[]) {
    const statuses: readonly string[] = LIST_FILTERS[filter]
    counts[filter] = rows
      .filter((row) => statuses.includes(row.status))
      .reduce((sum, row) => sum + Number(row.count), 0)
  }
  return counts
}

/** A company's licences, newest first: issued here or recorded from before. At most 200. */
export async function listLicenses(db: Db, companyId: CompanyId) {
  const rows = await db
    .selectFrom('licenses')
    .leftJoin('license_types as type', 'type.id', 'licenses.license_type_id')
    .leftJoin('applications', 'applications.id', 'licenses.application_id')
    .leftJoin('licenses as later', 'later.supersedes_id', 'licenses.id')
    .select((eb) => [
      'licenses.id',
      'licenses.number',
      'licenses.status',
      'licenses.status_reason',
      eb
        .exists(
          eb
            .selectFrom('applications as renewal')
            .select('renewal.id')
            .whereRef('renewal.license_id', '=', 'licenses.id')
            .where('renewal.kind', '=', 'renewal')
            .where('renewal.status', 'not in', [...FINAL_STATUSES]),
        )
        .as('is_renewing'),
      'licenses.holder_name',
      'licenses.issued_on',
      'licenses.valid_from_on',
      'licenses.valid_until_on',
      'licenses.verification_code',
      'licenses.origin',
      'licenses.application_id',
      'applications.number as application_number',
      'type.code as license_code',
      sql<string>`coalesce(licenses.custom_name, type.name_id)`.as('name_id'),
      sql<string>`coalesce(licenses.custom_name, type.name_en)`.as('name_en'),
      sql<string>`coalesce(licenses.issuer, type.authority)`.as('authority'),
      sql<
        string | null
      >`case when later.status = 'active' then coalesce(later.valid_from_on, later.issued_on) end`.as(
        'successor_from_on',
      ),
    ])
    .where('licenses.company_id', '=', companyId)
    .orderBy('licenses.issued_on', 'desc')
    .orderBy('licenses.id', 'desc')
    .limit(200)
    .execute()
  return rows.map((row) => ({ ...row, status: row.status as LicenseStatus }))
}

export type LicenseRow = Awaited<ReturnType<typeof listLicenses>>[number]
