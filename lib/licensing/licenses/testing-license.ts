import type { Db } from '@/db'
import { createUser } from '@/db/testing-rows'
import type { Actor } from '@/lib/audit/mutations'
import { newId, randomCode } from '@/lib/ids'
import type { Applicant } from '../applications/mutations'
import { definitionSchema } from '../definitions/definition'
import { createLicenseType, TEST_DEFINITION } from '../review/testing-case'

/** A licence type that can be renewed around its end and amended; the numbers are ours to give. */
export const RENEWABLE = definitionSchema.parse({
  ...TEST_DEFINITION,
  renewal: { opens_days_before: 90, closes_days_after: 30 },
  amendable: true,
  certificate: {
    ...TEST_DEFINITION.certificate,
    facts: ['product_name'],
    number: { source: 'series', template: 'UJI/{year}/{sequence}' },
  },
})

export async function createRenewableType(db: Db, definition = RENEWABLE) {
  const type = await createLicenseType(db, definition)
  await db
    .updateTable('license_types')
    .set({ current_version_id: type.version_id })
    .where('id', '=', type.id)
    .execute()
  return type
}

/** A supervisor's actor. */
export async function createSupervisor(db: Db): Promise<Actor> {
  const user = await createUser(db, { staff_role: 'supervisor' })
  return { kind: 'staff', user_id: user.id, name: user.name }
}

type Overrides = {
  number?: string
  status?: string
  origin?: string
  issued_on?: string
  valid_until_on?: string | null
  suspended_until_on?: string | null
}

/** A licence that stands, of an application that was sent and approved. */
export async function createLicense(
  db: Db,
  applicant: Applicant,
  type: { id: string; version_id: string },
  overrides: Overrides = {},
): Promise<{ id: string; application_id: string; verification_code: string }> {
  const application_id = newId()
  const company_id = applicant.company.id
  await db
    .insertInto('applications')
    .values({
      id: application_id,
      number: `IZN-T-${application_id.slice(-12)}`,
      company_id,
      company_name: applicant.company.trade_name,
      license_type_id: type.id,
      license_type_version_id: type.version_id,
      status: 'approved',
    })
    .execute()
  await db
    .insertInto('application_submissions')
    .values({
      id: newId(),
      application_id,
      version: 1,
      kind: 'submit',
      data: JSON.stringify({ product_name: 'Keripik tempe', owner_nik: '3273014510850001' }),
      submitted_at: new Date(),
    })
    .execute()
  const license = {
    id: newId(),
    number: `N-${application_id.slice(-12)}`,
    company_id,
    application_id,
    license_type_id: type.id,
    license_type_version_id: type.version_id,
    holder_name: applicant.company.trade_name,
    verification_code: randomCode(20),
    issued_on: '2021-12-31',
    valid_until_on: '2026-12-31',
    ...overrides,
  }
  await db.insertInto('licenses').values(license).execute()
  return license
}

export async function getLicense(db: Db, id: string) {
  return db.selectFrom('licenses').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

/** The kinds of what happened to a licence, in order. */
export async function listKinds(db: Db, licenseId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('license_events')
    .select('kind')
    .where('license_id', '=', licenseId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => row.kind)
}
