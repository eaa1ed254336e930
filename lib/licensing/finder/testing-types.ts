import { readDefaultLicenseTypes } from '@/db/seed/defaults/license-types'
import { type LicenseDefinition, readDefinition } from '../definitions/definition'
import type { Timing } from './estimate'
import type { BusinessProfile, PublishedLicenseType } from './profile'

// For tests: the licence types that the product brings along, others made from them, and a business to judge.

export const DEFAULT_TYPES: PublishedLicenseType[] = readDefaultLicenseTypes().map(({ code, definition }) =>
  typeOf(code, definition),
)

export function typeOf(code: string, definition: LicenseDefinition): PublishedLicenseType {
  return { id: code, code, version_id: code, version: 1, definition }
}

type Parts = {
  eligibility?: Partial<LicenseDefinition['eligibility']>
  recommendation?: Partial<LicenseDefinition['recommendation']>
  renewal?: LicenseDefinition['renewal']
}

/** A type like the trademark's, which anyone may have, with other rules. */
export function madeType(
  code: string,
  { eligibility, recommendation, renewal }: Parts,
): PublishedLicenseType {
  const base = DEFAULT_TYPES.find((type) => type.code === 'merek')?.definition
  if (!base) throw new Error('There is no trademark among the default types')
  return typeOf(
    code,
    readDefinition({
      ...base,
      eligibility: { ...base.eligibility, ...eligibility },
      recommendation: { ...base.recommendation, ...recommendation },
      renewal: renewal ?? null,
    }),
  )
}

export const CRISPS = { version: '2025', code: '10794', title: 'Keripik', risk: 'medium_low' as const }
export const STALL = { version: '2025', code: '56102', title: 'Seblak', risk: 'low' as const }
export const TAILOR = { version: '2025', code: '14120', title: 'Jahit', risk: 'low' as const }
export const WATER = { version: '2025', code: '11051', title: 'Air kemasan', risk: null }
export const WINE = { version: '2025', code: '11020', title: 'Anggur', risk: 'high' as const }

/** Crisps made at home in Bandung, with a NIB. */
export function profileWith(changes: Partial<BusinessProfile> = {}): BusinessProfile {
  return {
    activities: [CRISPS],
    place_code: '32.73.01.1001',
    scale: 'micro',
    entity_kind: 'individual',
    yearly_sales: { from: 120_000_000n, to: 120_000_000n },
    has_nib: true,
    holdings: [],
    ...changes,
  }
}

export const NOTHING_KNOWN: BusinessProfile = {
  activities: [],
  place_code: null,
  scale: null,
  entity_kind: null,
  yearly_sales: null,
  has_nib: null,
  holdings: [],
}

/** From Monday, 23 November 2026, with the holidays of that year known and Christmas among them. */
export const TIMING: Timing = {
  today: '2026-11-23',
  calendar: { daysOff: new Set(['2026-12-25']), years: new Set([2026]) },
  stage_days: {
    intake: 1,
    document_check: 2,
    technical_review: 5,
    submission: 1,
    authority_processing: 12,
    visit: 5,
    decision: 2,
    issue: 1,
  },
}
