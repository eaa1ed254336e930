import type { Day } from '@/lib/working-days'
import { renewalWindow } from '../licenses/follow-up'
import type { BusinessProfile, Holding, PublishedLicenseType } from './profile'

/** What a business has of a licence already: nothing, a draft, a case with the office, a licence, or one to be renewed. */
export type Standing = 'missing' | 'drafted' | 'under_way' | 'held' | 'renew'

export type HeldLicense = Extract<Holding, { kind: 'license' }>
export type Standings = {
  standing: Standing
  /** The licences that can be renewed now, the nearest end first; empty unless `renew`. */
  renewals: HeldLicense[]
}

/** How a business stands with one licence type on a day. What can be renewed now comes before what is still good. */
export function standingOf(type: PublishedLicenseType, profile: BusinessProfile, today: Day): Standings {
  const own = profile.holdings.filter((holding) => holding.code === type.code)
  const licenses = own.filter((holding) => holding.kind === 'license')
  const isValid = (license: HeldLicense) =>
    license.status !== 'expired' && (license.valid_until_on === null || license.valid_until_on >= today)
  const valid = licenses.filter(isValid)
  const renewals = licenses
    .filter((license) => isRenewable(type, license, today))
    .sort((a, b) => (a.valid_until_on ?? '').localeCompare(b.valid_until_on ?? ''))
  const has = (status: 'drafted' | 'under_way') =>
    own.some((holding) => holding.kind === 'application' && holding.status === status)

  if (renewals.length > 0) return { standing: 'renew', renewals }
  const isHeld = valid.length > 0 || (isNib(type) && profile.has_nib === true)
  const standing = isHeld ? 'held' : has('under_way') ? 'under_way' : has('drafted') ? 'drafted' : 'missing'
  return { standing, renewals: [] }
}

/** The type that gives a business its NIB: it is only for those without one. */
function isNib(type: PublishedLicenseType): boolean {
  return type.definition.eligibility.has_nib === false
}

/** Within its type's window around the last day, and nobody is renewing it. */
function isRenewable(type: PublishedLicenseType, license: HeldLicense, today: Day): boolean {
  const window = renewalWindow(type.definition, license.valid_until_on)
  if (!window || license.is_renewing || license.status === 'suspended') return false
  return today >= window.opens_on && today <= window.closes_on
}
