import { type CompanionNote, companionsOf } from './companions'
import { type Estimate, estimate, type Timing } from './estimate'
import { comesAfter, inOrder } from './order'
import { type BusinessProfile, FACTS, type Fact, type PublishedLicenseType } from './profile'
import { judge, type Recommendation } from './recommend'
import { type Standings, standingOf } from './standing'

export type PlanItem = Recommendation &
  Standings &
  Estimate & {
    /** Codes of what comes first and is not there yet. */
    after: string[]
  }

/** What a business needs, in the order in which it gets it. */
export type Plan = {
  /** Each published type once: what is for this business first, in order, then what is not for it. */
  items: PlanItem[]
  companions: CompanionNote[]
  /** Facts that would turn a "maybe" into yes or no. */
  open_facts: Fact[]
}

/**
 * The one answer to "which licences does this business need?": the public check, the onboarding, the dashboard and the list
 * of new applications all show what this says. Estimates count from `timing.today`, and of what waits for something else,
 * from the day that would be ready.
 */
export function planLicenses(
  types: readonly PublishedLicenseType[],
  facts: BusinessProfile,
  timing: Timing,
): Plan {
  // Whoever told the activities, they are judged and named in one order.
  const profile = { ...facts, activities: [...facts.activities].sort((a, b) => a.code.localeCompare(b.code)) }
  const judged = types.map((type) => ({
    ...judge(type, profile),
    ...standingOf(type, profile, timing.today),
  }))
  const isFor = (one: (typeof judged)[number]) => one.fit !== 'ineligible' || one.standing !== 'missing'
  const fitting = inOrder(judged.filter(isFor), compare)
  const others = judged.filter((one) => !isFor(one)).sort(compare)
  const missing = fitting.filter((one) => one.standing !== 'held' && one.standing !== 'renew')

  const ready = new Map<string, Estimate>()
  const items = [...fitting, ...others].map((one) => {
    const after = comesAfter(
      one.type,
      missing.map((other) => other.type),
    )
    const waits = after.flatMap((code) => ready.get(code) ?? [])
    const start = [timing.today, ...waits.map((wait) => wait.ready_on)].sort().at(-1) ?? timing.today
    const own = estimate(one.type.definition, start, timing)
    const missing_years = [
      ...new Set([...waits.flatMap((wait) => wait.missing_years), ...own.missing_years]),
    ].sort()
    ready.set(one.type.code, { ...own, missing_years })
    return { ...one, ...own, missing_years, after }
  })
  const asked = new Set(items.flatMap((item) => item.unknown))
  return {
    items,
    companions: companionsOf(types, profile),
    open_facts: FACTS.filter((fact) => asked.has(fact)),
  }
}

/** What is still to be done: for this business, or perhaps, and neither held nor under way. */
export function stillNeeded(plan: Plan): PlanItem[] {
  return plan.items.filter(
    (item) => item.fit !== 'ineligible' && (item.standing === 'renew' || item.standing === 'missing'),
  )
}

/** Needed, but not offered by us at this place: nothing else stands against it. */
export function elsewhereOnly(plan: Plan): PlanItem[] {
  return plan.items.filter(
    (item) => item.standing === 'missing' && item.blockers.length === 1 && item.blockers[0] === 'region',
  )
}

/** What is needed before what is wise, each in its order; whether it is certain yet does not move it. */
function compare(a: Recommendation, b: Recommendation): number {
  const [one, other] = [a.type.definition.recommendation, b.type.definition.recommendation]
  return (
    Number(one.need === 'suggested') - Number(other.need === 'suggested') ||
    one.position - other.position ||
    a.type.code.localeCompare(b.type.code)
  )
}
