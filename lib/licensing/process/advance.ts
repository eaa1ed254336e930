import type { Trx } from '@/db'
import type { Actor } from '@/lib/audit/mutations'
import type { StaffRole } from '@/lib/auth/permissions'
import type { LicenseDefinition } from '../definitions/definition'
import { issueLicense } from '../licenses/issue'
import { mailIssued } from '../review/mail'
import type { MoveEffect } from './apply'
import { stopClock } from './clocks'
import type { LockedApplication } from './lock'
import { openNextStage } from './stages'

type Advance = {
  definition: LicenseDefinition
  /** Who goes on with the case where the next stage lets them; null for the clock. */
  holder: { user_id: string; role: StaffRole } | null
  actor: Actor
  /** What the authority gave, at the last stage. */
  given: { license_number: string; issued_on: string }
}

/**
 * Goes on from a stage that the caller has ended: opens the next one or, after the last, issues the licence and tells the
 * applicants. Throws NumberTaken when another licence has the number.
 */
export async function advance(
  trx: Trx,
  application: LockedApplication,
  { definition, holder, actor, given }: Advance,
  now: Date,
): Promise<{ effect: MoveEffect; license_number?: string }> {
  const next = await openNextStage(trx, application, definition, holder, now)
  if (next) return { effect: next }
  await stopClock(trx, application.id, now)
  const license = await issueLicense(trx, { application, definition, actor, given, now })
  await mailIssued(trx, application, definition, license)
  return {
    effect: { status: 'approved', decided_at: now, due_at: null, escalated_at: null },
    license_number: license.number,
  }
}
