import type { Trx } from '@/db'
import { type Actor, recordAudit } from '@/lib/audit/mutations'
import { newId } from '@/lib/ids'
import { dayOf } from '@/lib/time'
import { mailLicenseChange } from './change-mail'
import {
  isLicenseMoveAllowed,
  type LicenseMove,
  type LicenseMoveActor,
  type LicenseStatus,
  nextLicenseStatus,
  statusByDay,
} from './status'

export type LockedLicense = NonNullable<Awaited<ReturnType<typeof lockLicense>>>

export type LicenseEventKind =
  | 'issued'
  | 'recorded'
  | 'expired'
  | 'renewed'
  | 'amended'
  | 'suspended'
  | 'reinstated'
  | 'revoked'
  | 'corrected'

const EVENT_OF = {
  expire: 'expired',
  suspend: 'suspended',
  reinstate: 'reinstated',
  revoke: 'revoked',
  supersede: 'renewed',
  correct: 'corrected',
} as const satisfies Record<LicenseMove, LicenseEventKind>

export type LicenseMoveRequest = {
  license_id: string
  /** Set for a holder's move: the licence must be this company's. */
  company_id?: string
  /** Made by the client, once per intention: repeating it changes nothing. Jobs need none, the table keeps them from doing a thing twice. */
  transaction_id?: string
  move: LicenseMove
  by: LicenseMoveActor
  actor: Actor
  reason_code?: string
  /** Told to the holder. */
  comment?: string
  /** Told to everyone who verifies. */
  public_text?: string
  /** The last day of a suspension; absent or null: until it is lifted. */
  until_on?: string | null
  /** What takes the place of this one, and whether by renewal or by amendment. */
  successor?: { id: string; kind: 'renewed' | 'amended' }
}

export type LicenseRefusal = 'notFound' | 'notAllowed' | 'conflict'

export type LicenseOutcome =
  | { ok: true; repeated: boolean; license: LockedLicense }
  | { ok: false; reason: LicenseRefusal; status?: LicenseStatus }

/** The columns a correction sets. */
export type LicenseCorrection = {
  license_type_id?: string | null
  custom_name?: string | null
  issuer?: string | null
  number?: string
  holder_name?: string
  issued_on?: string
  valid_until_on?: string | null
}

/** Locks a licence's row until the transaction ends. Of a company, when one is given: another's is not found. */
export async function lockLicense(trx: Trx, licenseId: string, companyId?: string) {
  return trx
    .selectFrom('licenses')
    .selectAll()
    .where('id', '=', licenseId)
    .$if(companyId !== undefined, (query) => query.where('company_id', '=', companyId ?? ''))
    .forUpdate()
    .executeTakeFirst()
}

/**
 * One change of a licence's state: lock → check → update → event → audit → mail to the owners, all in the caller's
 * transaction. `conflict` means that somebody was faster and this move is not possible any more; `status` says what is.
 */
export async function moveLicense(
  trx: Trx,
  request: LicenseMoveRequest,
  correction: LicenseCorrection = {},
  now = new Date(),
): Promise<LicenseOutcome> {
  const license = await lockLicense(trx, request.license_id, request.company_id)
  if (!license) return { ok: false, reason: 'notFound' }
  const kind = request.successor?.kind ?? EVENT_OF[request.move]
  const earlier = request.transaction_id && (await findEvent(trx, license.id, request.transaction_id))
  if (earlier) {
    // A transaction id names one intention: the same id for another move is a forgery or a bug.
    return earlier.kind === kind
      ? { ok: true, repeated: true, license }
      : { ok: false, reason: 'notAllowed', status: license.status as LicenseStatus }
  }
  const from = license.status as LicenseStatus
  const planned = nextLicenseStatus(from, request.move)
  if (planned === undefined) return { ok: false, reason: 'conflict', status: from }
  if (!isLicenseMoveAllowed({ status: from, origin: license.origin }, request.by, request.move)) {
    return { ok: false, reason: 'notAllowed', status: from }
  }

  const until = correction.valid_until_on === undefined ? license.valid_until_on : correction.valid_until_on
  const byDay = request.move === 'reinstate' || request.move === 'correct'
  const to = byDay ? statusByDay(until, now) : planned
  const changes = {
    ...correction,
    status: to,
    status_reason: request.move === 'correct' ? license.status_reason : (request.comment ?? null),
    suspended_until_on: request.move === 'suspend' ? (request.until_on ?? null) : null,
  }
  await trx.updateTable('licenses').set(changes).where('id', '=', license.id).execute()
  await recordLicenseEvent(trx, request.actor, {
    ...request,
    kind,
    license_id: license.id,
    from_status: from,
    to_status: to,
    related_license_id: request.successor?.id ?? null,
    effective_on: dayOf(now),
    data: { ...(request.until_on && { until_on: request.until_on }) },
  })
  if (request.move === 'expire' && license.application_id !== null) {
    await tellApplication(trx, license.application_id, license.valid_until_on)
  }
  await recordAudit(trx, request.actor, {
    action: `license.${kind}`,
    entity_type: 'license',
    entity_id: license.id,
    company_id: license.company_id,
    before: { status: from, ...pick(license, correction) },
    after: { ...changes, reason_code: request.reason_code, successor: request.successor?.id },
  })
  const moved = { ...license, ...changes }
  if (kind !== 'corrected' && kind !== 'renewed' && kind !== 'amended') {
    await mailLicenseChange(trx, moved, { kind, comment: request.comment, until_on: request.until_on })
  }
  return { ok: true, repeated: false, license: moved }
}

type NewEvent = {
  license_id: string
  kind: LicenseEventKind
  to_status: LicenseStatus
  effective_on: string
  from_status?: LicenseStatus
  transaction_id?: string
  reason_code?: string
  comment?: string
  public_text?: string
  related_license_id?: string | null
  data?: Record<string, string>
}

/** A line of a licence's history, as a part of the change it tells of. */
export async function recordLicenseEvent(trx: Trx, actor: Actor, event: NewEvent): Promise<void> {
  await trx
    .insertInto('license_events')
    .values({
      id: newId(),
      license_id: event.license_id,
      transaction_id: event.transaction_id ?? null,
      kind: event.kind,
      from_status: event.from_status ?? null,
      to_status: event.to_status,
      reason_code: event.reason_code ?? null,
      comment: event.comment || null,
      public_text: event.public_text || null,
      related_license_id: event.related_license_id ?? null,
      data: event.data ?? {},
      actor_kind: actor.kind,
      actor_user_id: actor.user_id,
      effective_on: event.effective_on,
    })
    .execute()
}

async function findEvent(trx: Trx, licenseId: string, transactionId: string) {
  return trx
    .selectFrom('license_events')
    .select('kind')
    .where('license_id', '=', licenseId)
    .where('transaction_id', '=', transactionId)
    .executeTakeFirst()
}

/** The application's own history ends with the end of what came of it. */
async function tellApplication(trx: Trx, applicationId: string, validUntilOn: string | null): Promise<void> {
  await trx
    .insertInto('application_events')
    .values({
      id: newId(),
      application_id: applicationId,
      kind: 'expired',
      actor_kind: 'system',
      data: JSON.stringify({ valid_until_on: validUntilOn }),
    })
    .execute()
}

/** Of a row what a correction is about to change, for the audit log. */
function pick(license: LockedLicense, correction: LicenseCorrection): Record<string, unknown> {
  return Object.fromEntries(
    (Object.keys(correction) as (keyof LicenseCorrection)[]).map((key) => [key, license[key]]),
  )
}
