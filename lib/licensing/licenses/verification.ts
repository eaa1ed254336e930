import { sql } from 'kysely'
import type { Db } from '@/db'
import { definitionSchema } from '../definitions/definition'
import type { CertificateData } from './issue'
import { stateOf } from './status'

export type VerifiedLicense = NonNullable<Awaited<ReturnType<typeof findVerified>>>

/**
 * What anyone may know of a licence who holds its code: holder, licence, number, days, whether it still stands and since
 * when. Nothing of it is about a person: reasons are told only where staff wrote a text for everyone.
 */
export async function findVerified(db: Db, code: string, now: Date) {
  const row = await db
    .selectFrom('licenses')
    .leftJoin('license_types', 'license_types.id', 'licenses.license_type_id')
    .leftJoin('license_type_versions as version', 'version.id', 'licenses.license_type_version_id')
    .leftJoin('licenses as later', 'later.supersedes_id', 'licenses.id')
    .select([
      'licenses.id',
      'licenses.holder_name',
      'licenses.number',
      'licenses.origin',
      'licenses.verification_code',
      'licenses.status',
      'licenses.issued_on',
      'licenses.valid_from_on',
      'licenses.valid_until_on',
      'licenses.suspended_until_on',
      'licenses.certificate',
      'license_types.code as license_code',
      sql<string>`coalesce(licenses.custom_name, license_types.name_id)`.as('name_id'),
      sql<string>`coalesce(licenses.custom_name, license_types.name_en)`.as('name_en'),
      sql<string>`coalesce(licenses.issuer, license_types.authority)`.as('authority'),
      'version.definition',
      'later.number as later_number',
      'later.verification_code as later_code',
      sql<
        string | null
      >`case when later.status = 'active' then coalesce(later.valid_from_on, later.issued_on) end`.as(
        'successor_from_on',
      ),
    ])
    .where('licenses.verification_code', '=', code)
    .executeTakeFirst()
  if (!row) return undefined
  const { id, definition, certificate, status, ...license } = row
  // A recorded licence has no version of a definition: its type's name is all there is.
  const parsed = definition === null ? undefined : definitionSchema.safeParse(definition).data
  const name = { id: license.name_id, en: license.name_en }
  const known = (certificate ?? {}) as Partial<CertificateData>
  return {
    ...license,
    state: stateOf({ ...license, status }, now),
    name: parsed?.name ?? name,
    authority: parsed?.authority ?? { id: license.authority, en: license.authority },
    title: parsed?.certificate.title ?? name,
    statement: parsed?.certificate.statement ?? null,
    footer: parsed?.certificate.footer ?? null,
    legal_basis: parsed?.legal_basis ?? null,
    place: [known.regency, known.province].filter(Boolean).join(', ') || null,
    activity: known.activity ? `${known.activity.code} · ${known.activity.title}` : null,
    facts: known.facts ?? [],
    history: await listPublicHistory(db, id),
  }
}

/** The changes of its state that everyone may know, oldest first: what, since when, and the text that is for everyone. */
async function listPublicHistory(db: Db, licenseId: string) {
  return db
    .selectFrom('license_events')
    .select(['id', 'kind', 'effective_on', 'public_text', 'data'])
    .where('license_id', '=', licenseId)
    .where('kind', '<>', 'corrected')
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}
