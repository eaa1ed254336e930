import { dayOf, type Zone } from '@/lib/time'

/** States of a visit and the moves between them: the buttons, the actions, the job and the updates all read this table. */

export const VISIT_STATUSES = [
  'proposed',
  'confirmed',
  'reschedule_requested',
  'under_way',
  'completed',
  'cancelled',
  'missed',
] as const
export type VisitStatus = (typeof VISIT_STATUSES)[number]

/** Still to happen or happening: a stage has at most one of these. */
export const LIVE_STATUSES = [
  'proposed',
  'confirmed',
  'reschedule_requested',
  'under_way',
] as const satisfies VisitStatus[]

export const VISIT_RESULTS = ['passed', 'passed_with_notes', 'failed'] as const
export type VisitResult = (typeof VISIT_RESULTS)[number]

/** From each state, where each move leads. `propose` without a live visit begins a new one. */
export const VISIT_TRANSITIONS = {
  proposed: {
    propose: 'proposed',
    choose: 'confirmed',
    ask_other_times: 'reschedule_requested',
    cancel: 'cancelled',
    miss: 'missed',
  },
  confirmed: {
    propose: 'proposed',
    ask_other_times: 'reschedule_requested',
    cancel: 'cancelled',
    start: 'under_way',
    miss: 'missed',
  },
  reschedule_requested: { propose: 'proposed', cancel: 'cancelled' },
  under_way: { propose: 'proposed', complete: 'completed', miss: 'missed' },
  completed: {},
  cancelled: {},
  missed: {},
} as const satisfies Record<VisitStatus, Partial<Record<string, VisitStatus>>>

export type VisitMove = 'propose' | 'choose' | 'ask_other_times' | 'cancel' | 'start' | 'complete' | 'miss'

/** How a move is written into the history of the application. */
export const VISIT_EVENTS = {
  propose: 'visit_proposed',
  choose: 'visit_confirmed',
  ask_other_times: 'visit_reschedule_requested',
  cancel: 'visit_cancelled',
  start: 'visit_started',
  complete: 'visit_completed',
  miss: 'visit_missed',
} as const satisfies Record<VisitMove, string>

/** Until this long before a confirmed visit its applicant may change or cancel it. */
export const NOTICE_HOURS = 24

export type VisitRow = { status: VisitStatus; starts_at: Date | null; time_zone: Zone }
export type VisitSide = 'applicant' | 'staff' | 'system'

const MOVES_OF: Record<VisitSide, readonly VisitMove[]> = {
  applicant: ['choose', 'ask_other_times', 'cancel'],
  staff: ['propose', 'cancel', 'start', 'complete', 'miss'],
  system: ['miss', 'cancel'],
}

/** Where a move leads from a state, or undefined when it is not possible there. */
export function nextVisitStatus(from: VisitStatus, move: VisitMove): VisitStatus | undefined {
  const moves: Partial<Record<VisitMove, VisitStatus>> = VISIT_TRANSITIONS[from]
  return moves[move]
}

/** Why a side may not make a move now: the state is another one, it is too late for a change, or too early to begin. */
export function refusalOf(
  visit: VisitRow,
  side: VisitSide,
  move: VisitMove,
  now: Date,
): 'changed' | 'tooLate' | 'tooEarly' | undefined {
  if (!MOVES_OF[side].includes(move) || nextVisitStatus(visit.status, move) === undefined) return 'changed'
  // Whoever has offered times waits for the answer until the last of them, or calls the visit off.
  if (side === 'staff' && move === 'miss' && visit.status === 'proposed') return 'changed'
  const { starts_at, time_zone } = visit
  if (starts_at === null) return undefined
  if (side === 'applicant' && visit.status === 'confirmed') {
    return now.getTime() > starts_at.getTime() - NOTICE_HOURS * 3_600_000 ? 'tooLate' : undefined
  }
  // A visit begins on its day: what is done on another day is another appointment.
  if (move === 'start' && dayOf(now, time_zone) < dayOf(starts_at, time_zone)) return 'tooEarly'
  if (side === 'staff' && move === 'miss' && visit.status === 'confirmed' && now < starts_at)
    return 'tooEarly'
  return undefined
}

/** The moves a side may make now: what the screens offer. */
export function allowedVisitMoves(visit: VisitRow, side: VisitSide, now: Date): VisitMove[] {
  return MOVES_OF[side].filter((move) => refusalOf(visit, side, move, now) === undefined)
}
