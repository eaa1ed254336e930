import type { Trx } from '@/db'
import { fireOverdue } from '../deadlines/fire'
import { applyMove, type MoveEffect, type MoveOutcome, type MoveRequest } from './apply'
import { type LockedApplication, lockApplication } from './lock'
import type { ApplicationStatus } from './status'

/**
 * One move of a person: lock → repeated? → what the clock had to do before it → the move itself, all in the caller's
 * transaction. `change` gets the locked row and answers what to set (it may write stages, licences and jobs on the way).
 * A repeated transaction id answers `repeated: true` and changes nothing. `conflict` means that somebody was faster, or
 * the clock: the row is no longer in a state, or in the hands, in which this move is possible; `allowed` says what is.
 */
export async function makeMove(
  trx: Trx,
  request: MoveRequest & { transaction_id: string },
  change: (application: LockedApplication, eventId: string) => Promise<MoveEffect>,
  now = new Date(),
): Promise<MoveOutcome> {
  const locked = await lockApplication(trx, request.application_id, request.company_id)
  if (!locked) return { ok: false, reason: 'notFound' }

  const earlier = await trx
    .selectFrom('application_events')
    .select(['id', 'kind'])
    .where('application_id', '=', locked.id)
    .where('transaction_id', '=', request.transaction_id)
    .executeTakeFirst()
  if (earlier) {
    // A transaction id names one intention: the same id for another move is a forgery or a bug.
    return earlier.kind === request.move
      ? { ok: true, repeated: true, application: locked, event_id: earlier.id }
      : { ok: false, reason: 'notAllowed', status: locked.status as ApplicationStatus }
  }
  const application = await fireOverdue(trx, locked, now)
  return applyMove(trx, application, request, change, now)
}
