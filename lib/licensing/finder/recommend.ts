import type { Eligibility, EntityKind, LicenseDefinition, Risk, Scale } from '../definitions/definition'

/** A published licence type as lists and recommendations need it. */
export type PublishedLicenseType = {
  id: string
  code: string
  version_id: string
  version: number
  definition: LicenseDefinition
}

/** What is known of a business. Unknown facts exclude nothing. */
export type BusinessProfile = {
  activities: { version: string; code: string; title: string; risk: Risk | null }[]
  scale: Scale | null
  entity_kind: EntityKind | null
  /** Whole rupiah a year. */
  yearly_sales_amount: bigint | number | null
  has_nib: boolean | null
  /** Codes of licence types that stand or are being applied for: no need to recommend them. */
  held_codes?: readonly string[]
}

export type Blocker =
  | 'activity'
  | 'risk'
  | 'scale'
  | 'entity_kind'
  | 'sales'
  | 'needs_nib'
  | 'has_nib'
  | 'held'

export type Recommendation = {
  type: PublishedLicenseType
  /** `required` and `suggested` are for this business; `ineligible` is not, and `blockers` say why. */
  fit: 'required' | 'suggested' | 'ineligible'
  blockers: Blocker[]
  /** The activities it is about; empty when it is for every business. */
  because_of: BusinessProfile['activities']
  /** Eligible but for the NIB, which must come first. */
  after_nib: boolean
}

/** All types, judged for one business: needed first, then wise, then those that are not for it, each in its order. */
export function recommendLicenses(
  types: readonly PublishedLicenseType[],
  profile: BusinessProfile,
): Recommendation[] {
  const order = { required: 0, suggested: 1, ineligible: 2 }
  return types
    .map((type) => judge(type, profile))
    .sort(
      (a, b) =>
        order[a.fit] - order[b.fit] ||
        a.type.definition.recommendation.position - b.type.definition.recommendation.position ||
        a.type.code.localeCompare(b.type.code),
    )
}

/** One type, judged for one business. */
export function judge(type: PublishedLicenseType, profile: BusinessProfile): Recommendation {
  const { eligibility, recommendation } = type.definition
  const because_of = matchingActivities(eligibility, profile)
  const all = blockersOf(eligibility, profile, because_of)
  if (profile.held_codes?.includes(type.code)) all.push('held')
  // A NIB one does not have yet is the next step, not an obstacle.
  const after_nib = all.includes('needs_nib')
  const blockers = all.filter((blocker) => blocker !== 'needs_nib')
  return {
    type,
    fit: blockers.length > 0 ? 'ineligible' : recommendation.need,
    blockers,
    because_of: eligibility.kbli.length > 0 || eligibility.risks.length > 0 ? because_of : [],
    after_nib,
  }
}

/** Activities that the type is for, by code and by risk. An activity of unknown risk passes: staff look at it. */
function matchingActivities(
  eligibility: Eligibility,
  profile: BusinessProfile,
): BusinessProfile['activities'] {
  return profile.activities.filter((activity) => {
    const hasRisk =
      eligibility.risks.length === 0 || activity.risk === null || eligibility.risks.includes(activity.risk)
    return hasRisk && hasCode(eligibility, activity)
  })
}

function hasCode(eligibility: Eligibility, activity: { version: string; code: string }): boolean {
  if (eligibility.kbli.length === 0) return true
  return eligibility.kbli.some(
    (rule) =>
      rule.version === activity.version &&
      rule.prefixes.some((prefix) => activity.code.startsWith(prefix)) &&
      !rule.except.some((prefix) => activity.code.startsWith(prefix)),
  )
}

function blockersOf(
  eligibility: Eligibility,
  profile: BusinessProfile,
  matching: BusinessProfile['activities'],
): Blocker[] {
  const blockers: Blocker[] = []
  const { scales, entity_kinds, max_yearly_sales_amount, has_nib } = eligibility
  if (matching.length === 0) {
    if (eligibility.kbli.length > 0 && !profile.activities.some((activity) => hasCode(eligibility, activity)))
      blockers.push('activity')
    else if (eligibility.risks.length > 0) blockers.push('risk')
  }
  if (scales.length > 0 && profile.scale && !scales.includes(profile.scale)) blockers.push('scale')
  if (entity_kinds.length > 0 && profile.entity_kind && !entity_kinds.includes(profile.entity_kind))
    blockers.push('entity_kind')
  if (
    max_yearly_sales_amount !== null &&
    profile.yearly_sales_amount !== null &&
    BigInt(profile.yearly_sales_amount) > BigInt(max_yearly_sales_amount)
  )
    blockers.push('sales')
  if (has_nib === true && profile.has_nib === false) blockers.push('needs_nib')
  if (has_nib === false && profile.has_nib === true) blockers.push('has_nib')
  return blockers
}
