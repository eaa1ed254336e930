import { sql } from 'kysely'
import type { Db } from '@/db'
import type { StaffId } from '@/lib/ids'

// What belongs to one company, for the staff's page about it. Each list ends after `MOST`; the full ones are elsewhere.

const MOST = 10

/** Everyone who belongs to a company, the first joined first. */
export async function listCompanyMembers(db: Db, _staff: StaffId, companyId: string) {
  return db
    .selectFrom('company_members')
    .innerJoin('users', 'users.id', 'company_members.user_id')
    .select([
      'users.id',
      'users.name',
      'users.email',
      'users.disabled_at',
      'users.last_seen_at',
      'company_members.role',
      'company_members.created_at',
    ])
    .where('company_members.company_id', '=', companyId)
    .orderBy('company_members.created_at')
    .orderBy('users.id')
    .limit(200)
    .execute()
}

/** The latest applications of a company. */
export async function listCompanyApplications(db: Db, _staff: StaffId, companyId: string) {
  return db
    .selectFrom('applications')
    .innerJoin('license_types', 'license_types.id', 'applications.license_type_id')
    .select([
      'applications.id',
      'applications.number',
      'applications.status',
      'applications.due_at',
      'applications.updated_at',
      'license_types.name_id',
      'license_types.name_en',
    ])
    .where('applications.company_id', '=', companyId)
    .orderBy('applications.updated_at', 'desc')
    .orderBy('applications.id', 'desc')
    .limit(MOST)
    .execute()
}

/** The latest licences of a company. */
export async function listCompanyLicenses(db: Db, _staff: StaffId, companyId: string) {
  return db
    .selectFrom('licenses')
    .leftJoin('license_types', 'license_types.id', 'licenses.license_type_id')
    .select([
      'licenses.id',
      'licenses.number',
      'licenses.status',
      'licenses.issued_on',
      'licenses.valid_until_on',
      'licenses.verification_code',
      sql<string>`coalesce(licenses.custom_name, license_types.name_id)`.as('name_id'),
      sql<string>`coalesce(licenses.custom_name, license_types.name_en)`.as('name_en'),
    ])
    .where('licenses.company_id', '=', companyId)
    .orderBy('licenses.issued_on', 'desc')
    .orderBy('licenses.id', 'desc')
    .limit(MOST)
    .execute()
}

/** The latest invoices of a company. */
export async function listCompanyInvoices(db: Db, _staff: StaffId, companyId: string) {
  return db
    .selectFrom('invoices')
    .select(['id', 'number', 'status', 'total_amount', 'issued_on', 'due_on', 'paid_at'])
    .where('company_id', '=', companyId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute()
}

/** The latest mails to a company. */
export async function listCompanyMessages(db: Db, _staff: StaffId, companyId: string) {
  return db
    .selectFrom('email_messages')
    .select(['id', 'template_key', 'subject', 'to_email', 'status', 'created_at'])
    .where('company_id', '=', companyId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute()
}
