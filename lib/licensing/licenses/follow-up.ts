import { addDays, dayOf } from '@/lib/time'
import type { LicenseDefinition } from '../definitions/definition'
import type { LicenseStatus } from './status'

/** What can come after a licence: a renewal around its last day, an amendment while it stands. */
export type FollowUp =
  | { possible: true; closes_on?: string }
  | {
      possible: false
      why:
        | 'notOffered'
        | 'withoutEnd'
        | 'tooEarly'
        | 'tooLate'
        | 'notInForce'
        | 'notIssuedHere'
        | 'underWay'
        | 'alreadyRenewed'
      opens_on?: string
    }

export type FollowedLicense = {
  status: LicenseStatus
  origin: string
  valid_until_on: string | null
}

/** What the licence type offers today; null where it is not published (any more). */
export type Offer = Pick<LicenseDefinition, 'renewal' | 'amendable'> | null

type Input = { license: FollowedLicense; offer: Offer; underWay: boolean; now: Date }

/** The days, both included, on which a licence can be renewed. Null for one without end, or of a type that is not renewed here. */
export function renewalWindow(
  offer: Offer,
  validUntilOn: string | null,
): { opens_on: string; closes_on: string } | null {
  if (!offer?.renewal || validUntilOn === null) return null
  const { opens_days_before, closes_days_after } = offer.renewal
  return {
    opens_on: addDays(validUntilOn, -opens_days_before),
    closes_on: addDays(validUntilOn, closes_days_after),
  }
}

/** Whether a licence can be renewed now, and if not, why and from when. What was brought from elsewhere can be, too. */
export function renewalOf({ license, offer, underWay, now }: Input): FollowUp {
  if (license.status === 'superseded') return { possible: false, why: 'alreadyRenewed' }
  if (license.status === 'revoked' || license.status === 'suspended')
    return { possible: false, why: 'notInForce' }
  if (license.valid_until_on === null) return { possible: false, why: 'withoutEnd' }
  const window = renewalWindow(offer, license.valid_until_on)
  if (!window) return { possible: false, why: 'notOffered' }
  if (underWay) return { possible: false, why: 'underWay' }
  const today = dayOf(now)
  if (today < window.opens_on) return { possible: false, why: 'tooEarly', opens_on: window.opens_on }
  if (today > window.closes_on) return { possible: false, why: 'tooLate' }
  return { possible: true, closes_on: window.closes_on }
}

/** Whether what a licence says can be changed now. Only of one that was issued here and is in force. */
export function amendmentOf({ license, offer, underWay, now }: Input): FollowUp {
  if (license.origin !== 'issued') return { possible: false, why: 'notIssuedHere' }
  const isPast = license.valid_until_on !== null && license.valid_until_on < dayOf(now)
  if (license.status === 'superseded') return { possible: false, why: 'alreadyRenewed' }
  if (license.status !== 'active' || isPast) return { possible: false, why: 'notInForce' }
  if (!offer?.amendable) return { possible: false, why: 'notOffered' }
  if (underWay) return { possible: false, why: 'underWay' }
  return { possible: true }
}
