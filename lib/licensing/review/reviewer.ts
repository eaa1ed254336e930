import type { GrantedStaff } from '@/lib/auth/gates'
import type { MoveRequest } from '../process/apply'
import type { Move } from '../process/status'
import type { TakeInput } from './schema'

/** The member of staff who acts, as `requireStaff` grants it. */
export type Reviewer = Pick<GrantedStaff, 'staff_id' | 'role' | 'actor'>

export type Refusal<Reason extends string> = { ok: false; reason: Reason }

/** A reviewer's move as `makeMove` takes it. */
export function requestOf(
  reviewer: Reviewer,
  move: Move,
  input: TakeInput,
): MoveRequest & { transaction_id: string } {
  return {
    application_id: input.application_id,
    transaction_id: input.transaction_id,
    move,
    by: { kind: 'staff', user_id: reviewer.staff_id, role: reviewer.role },
    actor: reviewer.actor,
  }
}
