import type { ApplicationRow, LicenseRow } from '@/lib/licensing/applications/lists'
import type { PlanItem } from '@/lib/licensing/finder/plan'
import type { VisitToChoose } from '@/lib/licensing/visits/owner-queries'
import { addDays, dayOf } from '@/lib/time'

/** How long before its end a licence counts as expiring, where the settings do not say. */
export const EXPIRY_NOTICE_DAYS = 60

export type NextStep =
  | { kind: 'revision' | 'draft'; application: ApplicationRow }
  | { kind: 'visit'; visit: VisitToChoose }
  | { kind: 'expiring'; license: LicenseRow }
  | { kind: 'start'; recommendation: PlanItem }
  | { kind: 'wait'; application: ApplicationRow }
  | { kind: 'nothing' }

type Known = {
  applications: ApplicationRow[]
  licenses: LicenseRow[]
  needed: PlanItem[]
  /** Offers of times for a visit that wait for an answer, the one that ends first at the head. */
  visits: VisitToChoose[]
  mayEdit: boolean
  now: Date
  /** When the first reminder of the end of a licence goes out, in days before it. */
  noticeDays?: number
}

/** The one thing to do now: what has a deadline before what is begun, what expires before what is new, else wait. */
export function nextStep(known: Known): NextStep {
  const { applications, licenses, needed, visits, mayEdit, now, noticeDays } = known
  if (mayEdit) {
    const asked = applications
      .filter((row) => row.status === 'revision_requested')
      .sort((a, b) => (a.due_at?.getTime() ?? 0) - (b.due_at?.getTime() ?? 0))[0]
    const visit = visits[0]
    if (visit && !isBefore(asked?.due_at, visit.expires_at)) return { kind: 'visit', visit }
    if (asked) return { kind: 'revision', application: asked }
    const draft = applications.find((row) => row.status === 'draft')
    if (draft) return { kind: 'draft', application: draft }
    const license = expiringLicenses(licenses, now, noticeDays).find((row) => !row.is_renewing)
    if (license) return { kind: 'expiring', license }
    const recommendation = needed.find(
      (one) => one.fit === 'required' && one.standing === 'missing' && !one.after_nib,
    )
    if (recommendation) return { kind: 'start', recommendation }
  }
  const waiting = applications.find((row) => row.status === 'submitted' || row.status === 'in_review')
  return waiting ? { kind: 'wait', application: waiting } : { kind: 'nothing' }
}

function isBefore(one: Date | null | undefined, other: Date | null): boolean {
  return one != null && other !== null && one < other
}

/** Licences in force that end soon, the nearest first. */
export function expiringLicenses(
  licenses: LicenseRow[],
  now: Date,
  noticeDays: number = EXPIRY_NOTICE_DAYS,
): LicenseRow[] {
  const limit = addDays(dayOf(now), noticeDays)
  return licenses
    .filter((row) => row.status === 'active' && row.valid_until_on !== null && row.valid_until_on <= limit)
    .sort((a, b) => (a.valid_until_on ?? '').localeCompare(b.valid_until_on ?? ''))
}
