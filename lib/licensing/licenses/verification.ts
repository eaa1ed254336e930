import type { Db } from '@/db'
import { dayOf } from '@/lib/time'
import { definitionSchema } from '../definitions/definition'
import type { CertificateData } from './issue'

export const LICENSE_STATES = ['active', 'expired', 'suspended', 'revoked', 'superseded'] as const
export type LicenseState = (typeof LICENSE_STATES)[number]

export type VerifiedLicense = NonNullable<Awaited<ReturnType<typeof findVerified>>>

// The alphabet of `randomCode`: no 0, O, 1, I, L.
const CODE = /^[2-9A-HJKMNP-Z]{16,32}$/

/** A code as people type it (lower case, spaces, dashes) in the form it is kept, or undefined when it cannot be one. */
export function normalizeCode(text: string): string | undefined {
  const code = text.toUpperCase().replace(/[^0-9A-Z]/g, '')
  return CODE.test(code) ? code : undefined
}

/** A code out of an address, where spaces and the like are written as `%20`; a broken one stays as it is. */
export function decodeCode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** `ABCDE-FGHJK-…`: in groups of five, as it is read from paper. */
export function spacedCode(code: string): string {
  return code.match(/.{1,5}/g)?.join('-') ?? code
}

/**
 * What anyone may know of a licence who holds its code: holder, licence, number, days and whether it still stands.
 * Nothing of it is about a person. One query by a unique key.
 */
export async function findVerified(db: Db, code: string, now: Date) {
  const row = await db
    .selectFrom('licenses')
    .innerJoin('license_types', 'license_types.id', 'licenses.license_type_id')
    .leftJoin('license_type_versions as version', 'version.id', 'licenses.license_type_version_id')
    .select([
      'licenses.holder_name',
      'licenses.number',
      'licenses.verification_code',
      'licenses.status',
      'licenses.issued_on',
      'licenses.valid_until_on',
      'licenses.certificate',
      'license_types.name_id',
      'license_types.name_en',
      'license_types.authority',
      'version.definition',
    ])
    .where('licenses.verification_code', '=', code)
    .executeTakeFirst()
  if (!row) return undefined
  const { definition, certificate, status, ...license } = row
  // A recorded licence has no version of a definition: its type's name is all there is.
  const parsed = definition === null ? undefined : definitionSchema.safeParse(definition).data
  const name = { id: license.name_id, en: license.name_en }
  const known = (certificate ?? {}) as Partial<CertificateData>
  return {
    ...license,
    state: stateOf(status, license.valid_until_on, now),
    name: parsed?.name ?? name,
    authority: parsed?.authority ?? { id: license.authority, en: license.authority },
    title: parsed?.certificate.title ?? name,
    statement: parsed?.certificate.statement ?? null,
    legal_basis: parsed?.legal_basis ?? null,
    place: [known.regency, known.province].filter(Boolean).join(', ') || null,
    activity: known.activity ? `${known.activity.code} · ${known.activity.title}` : null,
  }
}

/** Whether a licence stands on this day. Its last day counts; what the nightly job has not marked yet is expired all the same. */
export function stateOf(status: string, validUntilOn: string | null, now: Date): LicenseState {
  const state = LICENSE_STATES.find((one) => one === status) ?? 'revoked'
  const isPast = validUntilOn !== null && validUntilOn < dayOf(now)
  return state === 'active' && isPast ? 'expired' : state
}
