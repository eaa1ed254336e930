import type { EntityKind, LicenseDefinition, Risk, Scale } from '../definitions/definition'

/** A published licence type as lists and the finder need it. */
export type PublishedLicenseType = {
  id: string
  code: string
  version_id: string
  version: number
  definition: LicenseDefinition
}

/** What can be asked of a business and may not be known yet. */
export const FACTS = ['activity', 'risk', 'region', 'scale', 'sales', 'entity_kind', 'nib'] as const
export type Fact = (typeof FACTS)[number]

export type Activity = { version: string; code: string; title: string; risk: Risk | null }

/** Whole rupiah a year, both ends included; `to` null is without end. One figure is a range of itself. */
export type SalesRange = { from: bigint; to: bigint | null }

/** What a business has of a licence type, or is doing about it. */
export type Holding =
  | {
      kind: 'license'
      code: string
      id: string
      number: string
      status: 'active' | 'suspended' | 'expired'
      valid_until_on: string | null
      /** A renewal of this very licence is drafted, under way or issued already, to follow it. */
      is_renewing: boolean
    }
  | { kind: 'application'; code: string; id: string; status: 'drafted' | 'under_way' }

/** What is known of a business, wherever it was said: the public check, the onboarding, the company. Null and empty are "not known". */
export type BusinessProfile = {
  activities: Activity[]
  /** A region of any level: `32`, `32.73`, … */
  place_code: string | null
  scale: Scale | null
  entity_kind: EntityKind | null
  yearly_sales: SalesRange | null
  has_nib: boolean | null
  holdings: Holding[]
}

/** A figure that is known exactly, as a range; null where it is not known. */
export function exactSales(amount: bigint | null): SalesRange | null {
  return amount === null ? null : { from: amount, to: amount }
}
