import type { Eligibility } from '../definitions/definition'
import type { Activity, BusinessProfile, Fact, PublishedLicenseType } from './profile'

export type Blocker =
  | 'activity'
  | 'risk'
  | 'region'
  | 'scale'
  | 'entity_kind'
  | 'sales'
  | 'needs_nib'
  | 'has_nib'

export type Recommendation = {
  type: PublishedLicenseType
  /** `required` and `suggested` are for this business, `ineligible` is not, `maybe` hangs on facts not told yet. */
  fit: 'required' | 'suggested' | 'maybe' | 'ineligible'
  /** Why it is not for this business. */
  blockers: Blocker[]
  /** What must be told before it can be said; empty unless `maybe`. */
  unknown: Fact[]
  /** The activities it is about; empty when it is for every business. */
  because_of: Activity[]
  /** It needs a NIB, which this business does not have for certain: that comes first. */
  after_nib: boolean
}

/** What one condition of a licence type says to a business. */
type Verdict = { blocker?: Blocker; unknown?: Fact }

/** One type, judged for one business: by what is known only, so that a further fact never turns yes into no or no into yes. */
export function judge(type: PublishedLicenseType, profile: BusinessProfile): Recommendation {
  const { eligibility, recommendation } = type.definition
  const verdicts = [
    judgeActivity(eligibility, profile.activities),
    judgeRisk(eligibility, profile.activities),
    judgeRegion(eligibility.regions, profile.place_code),
    judgeChoice(eligibility.scales, profile.scale, 'scale'),
    judgeChoice(eligibility.entity_kinds, profile.entity_kind, 'entity_kind'),
    judgeSales(eligibility.max_yearly_sales_amount, profile.yearly_sales),
    judgeNib(eligibility.has_nib, profile.has_nib),
  ]
  const blockers = verdicts.flatMap(({ blocker }) => blocker ?? [])
  const unknown = blockers.length > 0 ? [] : [...new Set(verdicts.flatMap(({ unknown: fact }) => fact ?? []))]
  const isAboutActivity = eligibility.kbli.length > 0 || eligibility.risks.length > 0
  return {
    type,
    fit: blockers.length > 0 ? 'ineligible' : unknown.length > 0 ? 'maybe' : recommendation.need,
    blockers,
    unknown,
    because_of: isAboutActivity
      ? profile.activities.filter((activity) => matches(eligibility, activity) !== 'no')
      : [],
    after_nib: eligibility.has_nib === true && profile.has_nib !== true,
  }
}

type Answer = 'yes' | 'no' | 'unknown'

function matches(eligibility: Eligibility, activity: Activity): Answer {
  const answers = [hasCode(eligibility, activity), hasRisk(eligibility, activity)]
  return answers.includes('no') ? 'no' : answers.includes('unknown') ? 'unknown' : 'yes'
}

/** Rules speak of codes in one version of the KBLI; what they say of a class of the other version is not known. */
function hasCode({ kbli }: Eligibility, activity: Activity): Answer {
  if (kbli.length === 0) return 'yes'
  const rules = kbli.filter((rule) => rule.version === activity.version)
  if (rules.length === 0) return 'unknown'
  const begins = (prefixes: string[]) => prefixes.some((prefix) => activity.code.startsWith(prefix))
  return rules.some((rule) => begins(rule.prefixes) && !begins(rule.except)) ? 'yes' : 'no'
}

function hasRisk({ risks }: Eligibility, activity: Activity): Answer {
  if (risks.length === 0) return 'yes'
  if (activity.risk === null) return 'unknown'
  return risks.includes(activity.risk) ? 'yes' : 'no'
}

function judgeActivity(eligibility: Eligibility, activities: Activity[]): Verdict {
  if (eligibility.kbli.length === 0) return {}
  if (activities.length === 0) return { unknown: 'activity' }
  const answers = activities.map((activity) => hasCode(eligibility, activity))
  if (answers.includes('yes')) return {}
  return answers.includes('unknown') ? { unknown: 'activity' } : { blocker: 'activity' }
}

/** Among the activities whose code fits: one of a fitting risk is enough. */
function judgeRisk(eligibility: Eligibility, activities: Activity[]): Verdict {
  if (eligibility.risks.length === 0) return {}
  if (activities.length === 0) return { unknown: 'activity' }
  const candidates = activities.filter((activity) => hasCode(eligibility, activity) !== 'no')
  const answers = candidates.map((activity) => matches(eligibility, activity))
  if (candidates.length === 0 || answers.includes('yes')) return {}
  return answers.includes('unknown') ? { unknown: 'risk' } : { blocker: 'risk' }
}

/** A rule names provinces or regencies; a place known to its province only may still lie in the regency meant. */
function judgeRegion(regions: string[], place: string | null): Verdict {
  if (regions.length === 0) return {}
  if (place === null) return { unknown: 'region' }
  if (regions.some((region) => place === region || place.startsWith(`${region}.`))) return {}
  return regions.some((region) => region.startsWith(`${place}.`))
    ? { unknown: 'region' }
    : { blocker: 'region' }
}

function judgeChoice<Value extends string>(
  allowed: Value[],
  value: Value | null,
  fact: 'scale' | 'entity_kind',
): Verdict {
  if (allowed.length === 0) return {}
  if (value === null) return { unknown: fact }
  return allowed.includes(value) ? {} : { blocker: fact }
}

function judgeSales(most: number | null, sales: BusinessProfile['yearly_sales']): Verdict {
  if (most === null) return {}
  if (sales === null) return { unknown: 'sales' }
  if (sales.from > BigInt(most)) return { blocker: 'sales' }
  return sales.to !== null && sales.to <= BigInt(most) ? {} : { unknown: 'sales' }
}

/** A NIB that one does not have yet is the next step, not an obstacle. */
function judgeNib(wanted: boolean | null, has: boolean | null): Verdict {
  if (wanted !== false) return {}
  if (has === null) return { unknown: 'nib' }
  return has ? { blocker: 'has_nib' } : {}
}
