import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db, Trx } from '@/db'
import { type CompanyId, isId, type StaffId } from '@/lib/ids'
import type { LicenseEventKind } from './mutations'
import { findOffer, findOpenFollowUp } from './offers'
import type { LicenseStatus } from './status'

/** A licence as its holder sees it, with its history. Undefined when it is not this company's. */
export async function findLicense(db: Db, companyId: CompanyId, id: string) {
  return isId(id) ? readLicense(db, id, companyId) : undefined
}

export type LicenseDetail = NonNullable<Awaited<ReturnType<typeof findLicense>>>

/** A licence of any company, for staff. */
export async function findLicenseAsStaff(db: Db, _staff: StaffId, id: string) {
  return isId(id) ? readLicense(db, id) : undefined
}

async function readLicense(db: Db, id: string, companyId?: CompanyId) {
  const row = await db
    .selectFrom('licenses')
    .innerJoin('companies', 'companies.id', 'licenses.company_id')
    .leftJoin('license_types as type', 'type.id', 'licenses.license_type_id')
    .leftJoin('applications', 'applications.id', 'licenses.application_id')
    .leftJoin('licenses as earlier', 'earlier.id', 'licenses.supersedes_id')
    .leftJoin('licenses as later', 'later.supersedes_id', 'licenses.id')
    .select((eb) => [
      'licenses.id',
      'licenses.company_id',
      'licenses.number',
      'licenses.origin',
      'licenses.status',
      'licenses.status_reason',
      'licenses.holder_name',
      'licenses.custom_name',
      'licenses.issuer',
      'licenses.issued_on',
      'licenses.valid_from_on',
      'licenses.valid_until_on',
      'licenses.suspended_until_on',
      'licenses.verification_code',
      'licenses.license_type_id',
      'licenses.application_id',
      'licenses.created_at',
      'applications.number as application_number',
      'companies.slug as company_slug',
      'companies.trade_name as company_name',
      'type.code as license_code',
      sql<string>`coalesce(licenses.custom_name, type.name_id)`.as('name_id'),
      sql<string>`coalesce(licenses.custom_name, type.name_en)`.as('name_en'),
      sql<string>`coalesce(licenses.issuer, type.authority)`.as('authority'),
      'earlier.id as earlier_id',
      'earlier.number as earlier_number',
      'later.id as later_id',
      'later.number as later_number',
      'later.status as later_status',
      sql<
        string | null
      >`case when later.status = 'active' then coalesce(later.valid_from_on, later.issued_on) end`.as(
        'successor_from_on',
      ),
      jsonArrayFrom(
        eb
          .selectFrom('license_documents')
          .innerJoin('documents', 'documents.id', 'license_documents.document_id')
          .select(['documents.id', 'documents.file_name', 'documents.content_type', 'documents.kind'])
          .select(sql<number>`documents.size_bytes::float8`.as('size_bytes'))
          .whereRef('license_documents.license_id', '=', 'licenses.id')
          .where('documents.deleted_at', 'is', null)
          .orderBy('license_documents.created_at')
          .orderBy('documents.id'),
      ).as('documents'),
    ])
    .where('licenses.id', '=', id)
    .$if(companyId !== undefined, (query) => query.where('licenses.company_id', '=', companyId ?? ''))
    .executeTakeFirst()
  if (!row) return undefined
  const [events, offer, open] = await Promise.all([
    listLicenseEvents(db, row.id),
    findOffer(db, row.license_type_id),
    findOpenFollowUp(db, row.id),
  ])
  return { ...row, status: row.status as LicenseStatus, events, offer, open }
}

/** What happened to a licence, oldest first. `actor` is the name of whoever did it, for staff. */
export async function listLicenseEvents(db: Db | Trx, licenseId: string) {
  const rows = await db
    .selectFrom('license_events as event')
    .leftJoin('users', 'users.id', 'event.actor_user_id')
    .leftJoin('licenses as related', 'related.id', 'event.related_license_id')
    .select([
      'event.id',
      'event.kind',
      'event.from_status',
      'event.to_status',
      'event.reason_code',
      'event.comment',
      'event.public_text',
      'event.data',
      'event.actor_kind',
      'event.effective_on',
      'event.created_at',
      'users.name as actor',
      'related.id as related_id',
      'related.number as related_number',
    ])
    .where('event.license_id', '=', licenseId)
    .orderBy('event.created_at')
    .orderBy('event.id')
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as LicenseEventKind | 'superseded' }))
}

export type LicenseEvent = Awaited<ReturnType<typeof listLicenseEvents>>[number]

/** The kinds of licence that one may record: ours, in their order. */
export async function listRecordableTypes(db: Db) {
  return db
    .selectFrom('license_types')
    .select(['code', 'name_id', 'name_en', 'authority'])
    .where('status', '<>', 'draft')
    .orderBy('position')
    .orderBy('code')
    .execute()
}

export type RecordableType = Awaited<ReturnType<typeof listRecordableTypes>>[number]
