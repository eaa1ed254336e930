import type { CompanyRole, StaffRole } from '@/lib/auth/permissions'

/** States of an application and the moves between them: the buttons, the actions and the updates all read this table. */

export const APPLICATION_STATUSES = [
  'draft',
  'submitted',
  'in_review',
  'revision_requested',
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

export type ApplicantMove = 'submit' | 'answer_revision' | 'withdraw'
export type ReviewerMove =
  | 'take'
  | 'release'
  | 'approve_stage'
  | 'request_revision'
  | 'reject'
  | 'escalate'
  | 'assign'
  | 'set_priority'
export type Move = ApplicantMove | ReviewerMove

/** From each state, where each move leads. `approve_stage` of the last stage leads to `approved` instead. */
export const TRANSITIONS = {
  draft: { submit: 'submitted', withdraw: 'withdrawn' },
  submitted: {
    take: 'in_review',
    assign: 'in_review',
    set_priority: 'submitted',
    withdraw: 'withdrawn',
  },
  in_review: {
    take: 'in_review',
    release: 'in_review',
    assign: 'in_review',
    approve_stage: 'in_review',
    request_revision: 'revision_requested',
    reject: 'rejected',
    escalate: 'in_review',
    set_priority: 'in_review',
    withdraw: 'withdrawn',
  },
  revision_requested: {
    answer_revision: 'in_review',
    withdraw: 'withdrawn',
    set_priority: 'revision_requested',
  },
  approved: {},
  rejected: {},
  withdrawn: {},
} as const satisfies Record<ApplicationStatus, Partial<Record<Move, ApplicationStatus>>>

/** Where a move leads from a state, or undefined when it is not allowed there. */
export function nextStatus(from: ApplicationStatus, move: Move): ApplicationStatus | undefined {
  const moves: Partial<Record<Move, ApplicationStatus>> = TRANSITIONS[from]
  return moves[move]
}

export type MoveRow = { status: ApplicationStatus; assignee_id: string | null; stage_role: string | null }

export type MoveActor =
  | { kind: 'applicant'; role: CompanyRole }
  | { kind: 'staff'; user_id: string; role: StaffRole }

const HOLDER_MOVES: readonly Move[] = ['release', 'approve_stage', 'request_revision', 'reject', 'escalate']
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
  if (actor.kind === 'applicant') {
    if (move === 'withdraw') return actor.role === 'owner' || actor.role === 'manager'
    return (move === 'submit' || move === 'answer_revision') && actor.role !== 'viewer'
  }
  if (move === 'submit' || move === 'answer_revision' || move === 'withdraw') return false
  const isReviewing = actor.role === 'reviewer' || actor.role === 'supervisor'
  if (!isReviewing) return false
  if (SUPERVISOR_MOVES.includes(move)) return actor.role === 'supervisor'
  if (HOLDER_MOVES.includes(move)) return row.assignee_id === actor.user_id
  return row.assignee_id === null && (actor.role === 'supervisor' || row.stage_role === 'reviewer')
}
