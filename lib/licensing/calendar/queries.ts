import { sql } from 'kysely'
import type { Db } from '@/db'
import { sha256 } from '@/lib/crypto'
import type { CompanyId } from '@/lib/ids'
import type { LicenseDefinition } from '../definitions/definition'
import type { LicenseStatus } from '../licenses/status'
import { FINAL_STATUSES } from '../process/status'
import { calendarItems } from './items'

/** Everything that is in a company's licence calendar, by day. */
export async function listCalendar(db: Db, companyId: CompanyId) {
  const [licenses, revisions] = await Promise.all([
    db
      .selectFrom('licenses')
      .leftJoin('license_types as type', (join) => join.onRef('type.id', '=', 'licenses.license_type_id'))
      .leftJoin('license_type_versions as version', (join) =>
        join.onRef('version.id', '=', 'type.current_version_id').on('type.status', '=', 'published'),
      )
      .select((eb) => [
        'licenses.id',
        'licenses.number',
        'licenses.status',
        'licenses.valid_until_on',
        'licenses.updated_at',
        sql<string>`coalesce(licenses.custom_name, type.name_id)`.as('name_id'),
        sql<string>`coalesce(licenses.custom_name, type.name_en)`.as('name_en'),
        sql<LicenseDefinition['renewal']>`nullif(version.definition -> 'renewal', 'null')`.as('renewal'),
        eb
          .exists(
            eb
              .selectFrom('applications')
              .select('applications.id')
              .whereRef('applications.license_id', '=', 'licenses.id')
              .where('applications.kind', '=', 'renewal')
              .where('applications.status', 'not in', [...FINAL_STATUSES]),
          )
          .as('is_renewing'),
      ])
      .where('licenses.company_id', '=', companyId)
      .where('licenses.status', 'in', ['active', 'suspended', 'expired'])
      .where('licenses.valid_until_on', 'is not', null)
      .orderBy('licenses.valid_until_on', 'desc')
      .limit(500)
      .execute(),
    db
      .selectFrom('application_revisions as revision')
      .innerJoin('applications', 'applications.id', 'revision.application_id')
      .innerJoin('license_types as type', 'type.id', 'applications.license_type_id')
      .select([
        'revision.id',
        'revision.application_id',
        'revision.due_at',
        'revision.created_at',
        'applications.number',
        'type.name_id',
        'type.name_en',
      ])
      .where('applications.company_id', '=', companyId)
      .where('revision.answered_at', 'is', null)
      .execute(),
  ])
  return calendarItems(
    licenses.map(({ renewal, is_renewing, status, ...license }) => ({
      ...license,
      status: status as LicenseStatus,
      offer: renewal ? { renewal } : null,
      is_renewing: Boolean(is_renewing),
    })),
    revisions,
  )
}

/** The subscription of a company's calendar, as far as it may be shown: its address is known to nobody but who made it. */
export async function findSubscription(db: Db, companyId: CompanyId) {
  return db
    .selectFrom('license_calendars')
    .select(['created_at', 'used_at'])
    .where('company_id', '=', companyId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
}

/**
 * Whose calendar a secret address opens, in the language of whoever made it. Undefined when it was changed or switched off,
 * when its maker has left the company, or the company is shut.
 */
export async function findSubscribed(db: Db, token: string) {
  const row = await db
    .selectFrom('license_calendars as calendar')
    .innerJoin('companies', 'companies.id', 'calendar.company_id')
    .innerJoin('company_members as member', (join) =>
      join
        .onRef('member.company_id', '=', 'calendar.company_id')
        .onRef('member.user_id', '=', 'calendar.created_by'),
    )
    .innerJoin('users', 'users.id', 'calendar.created_by')
    .select([
      'calendar.id',
      'companies.id as company_id',
      'companies.slug',
      'companies.trade_name',
      'users.locale',
    ])
    .where('calendar.token_hash', '=', sha256(token))
    .where('calendar.revoked_at', 'is', null)
    .where('companies.disabled_at', 'is', null)
    .where('users.disabled_at', 'is', null)
    .executeTakeFirst()
  return row && { ...row, company_id: row.company_id as CompanyId }
}
