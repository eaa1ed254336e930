import type { CompanyRole, StaffRole } from '@/lib/auth/permissions'

/** States of an application and the moves between them: the buttons, the actions, the jobs and the updates all read this table. */

export const APPLICATION_STATUSES = [
  'draft',
  'submitted',
  'in_review',
  'revision_requested',
  'on_hold',
  'approved',
  'rejected',
  'withdrawn',
] as const
export type ApplicationStatus = (typeof APPLICATION_STATUSES)[number]

/** With us: the clock of the stage runs. `submitted` until someone first takes the case, `in_review` from then on, held or not. */
export const OPEN_STATUSES = ['submitted', 'in_review'] as const satisfies ApplicationStatus[]
/** Neither decided nor withdrawn nor still being written: what a plan's quota counts. */
export const COUNTED_STATUSES = [
  'submitted',
  'in_review',
  'revision_requested',
  'on_hold',
] as const satisfies ApplicationStatus[]
export const FINAL_STATUSES = ['approved', 'rejected', 'withdrawn'] as const satisfies ApplicationStatus[]

export const STAGE_KINDS = [
  'intake',
  'document_check',
  'technical_review',
  'submission',
  'authority_processing',
  'visit',
  'decision',
  'issue',
] as const
export type StageKind = (typeof STAGE_KINDS)[number]

export const APPLICANT_MOVES = ['submit', 'answer_revision', 'withdraw'] as const
export const REVIEWER_MOVES = [
  'take',
  'release',
  'approve_stage',
  'request_revision',
  'reject',
  'escalate',
  'hold',
  'resume',
  'skip_stage',
  'send_back',
  'hand_over',
  'undo',
  'assign',
  'set_priority',
] as const
/** What the clock does by itself, and what rules do. */
export const SYSTEM_MOVES = [
  'escalate',
  'deem_approved',
  'auto_withdraw',
  'resume',
  'assign',
  'release',
  'skip_stage',
] as const
export type ApplicantMove = (typeof APPLICANT_MOVES)[number]
export type ReviewerMove = (typeof REVIEWER_MOVES)[number]
export type SystemMove = (typeof SYSTEM_MOVES)[number]
export type Move = ApplicantMove | ReviewerMove | SystemMove

/**
 * From each state, where each move leads. `approve_stage` and `deem_approved` of the last stage lead to `approved` instead;
 * `undo` takes back what the same person did within the last minute, all of which began in review.
 */
export const TRANSITIONS = {
  draft: { submit: 'submitted', withdraw: 'withdrawn' },
  submitted: {
    take: 'in_review',
    assign: 'in_review',
    set_priority: 'submitted',
    escalate: 'submitted',
    deem_approved: 'submitted',
    skip_stage: 'submitted',
    withdraw: 'withdrawn',
  },
  in_review: {
    take: 'in_review',
    release: 'in_review',
    assign: 'in_review',
    hand_over: 'in_review',
    approve_stage: 'in_review',
    skip_stage: 'in_review',
    send_back: 'in_review',
    request_revision: 'revision_requested',
    hold: 'on_hold',
    reject: 'rejected',
    escalate: 'in_review',
    deem_approved: 'in_review',
    set_priority: 'in_review',
    undo: 'in_review',
    withdraw: 'withdrawn',
  },
  revision_requested: {
    answer_revision: 'in_review',
    withdraw: 'withdrawn',
    auto_withdraw: 'withdrawn',
    assign: 'revision_requested',
    hand_over: 'revision_requested',
    set_priority: 'revision_requested',
    undo: 'in_review',
  },
  on_hold: {
    resume: 'in_review',
    assign: 'on_hold',
    hand_over: 'on_hold',
    set_priority: 'on_hold',
    undo: 'in_review',
    withdraw: 'withdrawn',
  },
  approved: {},
  rejected: { undo: 'in_review' },
  withdrawn: {},
} as const satisfies Record<ApplicationStatus, Partial<Record<Move, ApplicationStatus>>>

/** Where a move leads from a state, or undefined when it is not allowed there. */
export function nextStatus(from: ApplicationStatus, move: Move): ApplicationStatus | undefined {
  const moves: Partial<Record<Move, ApplicationStatus>> = TRANSITIONS[from]
  return moves[move]
}

export type MoveRow = {
  status: ApplicationStatus
  assignee_id: string | null
  stage_role: string | null
  /** Four eyes: this actor completed a stage from which the present one is kept apart. */
  is_barred?: boolean
}

export type MoveActor =
  | { kind: 'applicant'; role: CompanyRole }
  | { kind: 'staff'; user_id: string; role: StaffRole }
  | { kind: 'system' }

/** Only for whoever holds the case. */
const HOLDER_MOVES: readonly Move[] = [
  'release',
  'approve_stage',
  'request_revision',
  'reject',
  'escalate',
  'hold',
  'skip_stage',
  'send_back',
  'hand_over',
]
/** Those that work on the stage itself: not for whoever is barred from it. */
const DECIDING_MOVES: readonly Move[] = ['take', 'approve_stage', 'reject', 'skip_stage']
const SUPERVISOR_MOVES: readonly Move[] = ['assign', 'set_priority']

/**
 * The moves this actor may make on this application now. Only the holder of a case decides it; a case is taken when nobody
 * holds it and the stage is of the taker's role (a supervisor may take any); a supervisor assigns.
 */
export function allowedMoves(row: MoveRow, actor: MoveActor): Move[] {
  const possible = Object.keys(TRANSITIONS[row.status]) as Move[]
  return possible.filter((move) => isAllowed(row, actor, move))
}

/** Whether one move is among the allowed ones. */
export function isAllowed(row: MoveRow, actor: MoveActor, move: Move): boolean {
  if (nextStatus(row.status, move) === undefined) return false
  if (actor.kind === 'system') return (SYSTEM_MOVES as readonly Move[]).includes(move)
  if (actor.kind === 'applicant') {
    if (move === 'withdraw') return actor.role === 'owner' || actor.role === 'manager'
    return (move === 'submit' || move === 'answer_revision') && actor.role !== 'viewer'
  }
  if (!(REVIEWER_MOVES as readonly Move[]).includes(move)) return false
  const isReviewing = actor.role === 'reviewer' || actor.role === 'supervisor'
  if (!isReviewing) return false
  if (row.is_barred && DECIDING_MOVES.includes(move)) return false
  if (SUPERVISOR_MOVES.includes(move)) return actor.role === 'supervisor'
  // Whether it was this person who did it, and a moment ago, is known to the row of the undo.
  if (move === 'undo') return true
  const isHolder = row.assignee_id === actor.user_id
  if (move === 'resume') return isHolder || actor.role === 'supervisor'
  if (HOLDER_MOVES.includes(move)) return isHolder
  return row.assignee_id === null && (actor.role === 'supervisor' || row.stage_role === 'reviewer')
}
