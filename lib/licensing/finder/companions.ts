import type { Companion } from '../definitions/definition'
import type { Activity, BusinessProfile, Fact, PublishedLicenseType } from './profile'
import { judge } from './recommend'

export type CompanionNote = {
  companion: Companion
  /** The code of the licence type it comes with. */
  of: string
  because_of: Activity[]
  /** What must be told before it is certain. */
  unknown: Fact[]
}

/**
 * What follows from the same registration for this business, by the risk of its activities and its scale. Of an activity
 * whose risk nobody recorded nothing follows: its owner is told so, not given a guess.
 */
export function companionsOf(
  types: readonly PublishedLicenseType[],
  profile: BusinessProfile,
): CompanionNote[] {
  return types.flatMap((type) => {
    // Who has a NIB has what came with it, and still needs what did not.
    const isFor = judge(type, profile).blockers.every((blocker) => blocker === 'has_nib')
    return isFor ? type.definition.comes_with.flatMap((companion) => noteOf(companion, type, profile)) : []
  })
}

function noteOf(
  companion: Companion,
  type: PublishedLicenseType,
  { activities, scale }: BusinessProfile,
): CompanionNote[] {
  const { risks, scales } = companion
  const because_of = activities.filter(
    ({ risk }) => risks.length === 0 || (risk !== null && risks.includes(risk)),
  )
  if (because_of.length === 0) return []
  if (scales.length > 0 && scale !== null && !scales.includes(scale)) return []
  const unknown: Fact[] = scales.length > 0 && scale === null ? ['scale'] : []
  return [{ companion, of: type.code, because_of, unknown }]
}
