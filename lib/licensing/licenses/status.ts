import type { StaffRole } from '@/lib/auth/permissions'
import { dayOf } from '@/lib/time'

/** States of a licence and the moves between them: the buttons, the actions, the nightly job and the updates all read this table. */

export const LICENSE_STATUSES = ['active', 'suspended', 'expired', 'revoked', 'superseded'] as const
export type LicenseStatus = (typeof LICENSE_STATUSES)[number]

export const LICENSE_MOVES = ['expire', 'suspend', 'reinstate', 'revoke', 'supersede', 'correct'] as const
export type LicenseMove = (typeof LICENSE_MOVES)[number]

/**
 * From each state, where each move leads. `reinstate` and `correct` lead to `expired` or `active` by the days of the licence.
 * What is suspended is not renewed around its suspension; what was revoked or replaced stays so.
 */
export const LICENSE_TRANSITIONS = {
  active: {
    expire: 'expired',
    suspend: 'suspended',
    revoke: 'revoked',
    supersede: 'superseded',
    correct: 'active',
  },
  suspended: { expire: 'expired', reinstate: 'active', revoke: 'revoked' },
  expired: { revoke: 'revoked', supersede: 'superseded', correct: 'expired' },
  revoked: {},
  superseded: {},
} as const satisfies Record<LicenseStatus, Partial<Record<LicenseMove, LicenseStatus>>>

/** Where a move leads from a state, or undefined when it is not possible there. */
export function nextLicenseStatus(from: LicenseStatus, move: LicenseMove): LicenseStatus | undefined {
  const moves: Partial<Record<LicenseMove, LicenseStatus>> = LICENSE_TRANSITIONS[from]
  return moves[move]
}

export type LicenseMoveRow = { status: LicenseStatus; origin: string }

/** `holder` is a member of the company that may record licences. */
export type LicenseMoveActor = { kind: 'staff'; role: StaffRole } | { kind: 'holder' } | { kind: 'system' }

const SUPERVISOR_MOVES: readonly LicenseMove[] = ['suspend', 'reinstate', 'revoke']
const SYSTEM_MOVES: readonly LicenseMove[] = ['expire', 'reinstate', 'supersede']

/** The moves this actor may make on this licence now. */
export function allowedLicenseMoves(row: LicenseMoveRow, actor: LicenseMoveActor): LicenseMove[] {
  return LICENSE_MOVES.filter((move) => isLicenseMoveAllowed(row, actor, move))
}

/**
 * Whether one move is among them. Only a recorded licence is corrected (by its holder or by a supervisor), and only one
 * that was issued here is suspended or revoked: over the others we have no say.
 */
export function isLicenseMoveAllowed(
  row: LicenseMoveRow,
  actor: LicenseMoveActor,
  move: LicenseMove,
): boolean {
  if (nextLicenseStatus(row.status, move) === undefined) return false
  if (actor.kind === 'system') return SYSTEM_MOVES.includes(move)
  const isRecorded = row.origin === 'recorded'
  if (actor.kind === 'holder') return isRecorded && move === 'correct'
  if (actor.role !== 'supervisor') return false
  return isRecorded ? move === 'correct' : SUPERVISOR_MOVES.includes(move)
}

/** Why a licence is suspended, or given back. */
export const SUSPENSION_REASONS = [
  'inspection',
  'complaint',
  'obligation_missed',
  'under_investigation',
  'holder_request',
  'other',
] as const
export const REVOCATION_REASONS = [
  'false_statement',
  'violation',
  'business_closed',
  'holder_request',
  'issued_in_error',
  'court_order',
  'other',
] as const
export const REINSTATEMENT_REASONS = ['remedied', 'unfounded', 'term_ended', 'other'] as const

/** How a licence stands on a day, as everyone is told: `upcoming` is issued and begins later. */
export const LICENSE_STATES = ['active', 'upcoming', 'expired', 'suspended', 'revoked', 'superseded'] as const
export type LicenseState = (typeof LICENSE_STATES)[number]

type Standing = {
  status: string
  valid_from_on?: string | null
  valid_until_on: string | null
  /** Of the licence that follows this one: when it begins, if it stands. */
  successor_from_on?: string | null
}

/**
 * Whether a licence stands on this day. Its last day counts; what the nightly job has not marked yet is expired all the
 * same. One that was renewed early stands until its successor begins. A status nobody knows is never good news.
 */
export function stateOf(license: Standing, now: Date): LicenseState {
  const today = dayOf(now)
  const { status, valid_from_on, valid_until_on, successor_from_on } = license
  const isPast = valid_until_on !== null && valid_until_on < today
  if (status === 'active') {
    if (isPast) return 'expired'
    return valid_from_on && valid_from_on > today ? 'upcoming' : 'active'
  }
  if (status === 'superseded' && successor_from_on && successor_from_on > today && !isPast) return 'active'
  return LICENSE_STATUSES.find((one) => one === status) ?? 'revoked'
}

/** `active` or `expired`, as the last day says. */
export function statusByDay(validUntilOn: string | null, now: Date): 'active' | 'expired' {
  return validUntilOn !== null && validUntilOn < dayOf(now) ? 'expired' : 'active'
}
