import type { Trx } from '@/db'
import { notifyStaff } from '@/lib/staffing/notify'
import { dayOf } from '@/lib/time'
import { listAbsences, listEngagements } from './agenda'
import type { Applicant, Inspector } from './arranging'
import { mailCancelled, mailConfirmed } from './mail'
import {
  findEarlier,
  holdInspector,
  isStageOpen,
  type LockedVisit,
  lockVisit,
  moveVisit,
  type VisitActor,
  type VisitOutcome,
} from './moves'
import type { AskInput, CancelInput, ChooseInput, MissInput } from './schema'
import { isAbsent, overlap } from './slots'

/** What a visit has no more once it has no time. */
export const TIMELESS = { starts_at: null, ends_at: null, expires_at: null, confirmed_at: null } as const

/**
 * An applicant picks one of the times offered. `slotTaken` when the inspector has another visit then, agreed meanwhile, or
 * is away; `slotGone` when it was not offered, or no longer. Both sides get a mail with a file for their calendars.
 */
export async function chooseSlot(
  trx: Trx,
  applicant: Applicant,
  input: ChooseInput,
  now = new Date(),
): Promise<VisitOutcome> {
  const locked = await lockVisit(trx, input.visit_id, applicant.company.id)
  if (!locked) return { ok: false, reason: 'notFound' }
  const { application, visit } = locked
  const earlier = await findEarlier(trx, application.id, input.transaction_id, 'choose')
  if (earlier) return earlier
  if (!isStageOpen(application, visit.stage_id)) return { ok: false, reason: 'stageOver' }
  if (visit.status !== 'proposed') return { ok: false, reason: 'changed' }
  const slot = await trx
    .selectFrom('visit_slots')
    .select(['id', 'starts_at', 'ends_at'])
    .where('id', '=', input.slot_id)
    .where('visit_id', '=', visit.id)
    .where('round', '=', visit.round)
    .executeTakeFirst()
  if (!slot || slot.starts_at <= now) return { ok: false, reason: 'slotGone' }
  await holdInspector(trx, visit.inspector_id)
  const engagements = await listEngagements(trx, visit.inspector_id, now, visit.id)
  const absences = await listAbsences(trx, visit.inspector_id, dayOf(now, visit.time_zone))
  if (
    engagements.some((other) => overlap(slot, other)) ||
    isAbsent(dayOf(slot.starts_at, visit.time_zone), absences)
  )
    return { ok: false, reason: 'slotTaken' }

  const time = { starts_at: slot.starts_at, ends_at: slot.ends_at }
  const moved = await moveVisit(
    trx,
    locked,
    {
      move: 'choose',
      by: { side: 'applicant', actor: applicant.actor },
      transaction_id: input.transaction_id,
      data: {
        starts_at: time.starts_at.toISOString(),
        ends_at: time.ends_at.toISOString(),
        time_zone: visit.time_zone,
      },
      changes: { ...time, expires_at: null, confirmed_at: now, address_note: input.address_note || null },
    },
    now,
  )
  if (!moved.ok) return moved
  await trx.updateTable('visit_slots').set({ chosen: true }).where('id', '=', slot.id).execute()
  const settled = { ...visit, ...time, address_note: input.address_note || null }
  await mailConfirmed(trx, 'visit_confirmed', application, settled)
  await notifyStaff(trx, [visit.inspector_id], {
    kind: 'visit',
    application_id: application.id,
    event_id: moved.event_id,
    data: { visit_id: visit.id, what: 'confirmed', starts_at: time.starts_at.toISOString() },
  })
  return { ok: true, repeated: false, visit_id: visit.id }
}

/** An applicant asks for other times than those offered, or than the agreed one until a day before it, with the reason. */
export async function askOtherTimes(
  trx: Trx,
  applicant: Applicant,
  input: AskInput,
  now = new Date(),
): Promise<VisitOutcome> {
  const locked = await lockVisit(trx, input.visit_id, applicant.company.id)
  return end(trx, locked, { side: 'applicant', actor: applicant.actor }, 'ask_other_times', input, now)
}

/** An applicant calls the visit off, until a day before it. What that means for the case is for its holder to say. */
export async function callOff(
  trx: Trx,
  applicant: Applicant,
  input: AskInput,
  now = new Date(),
): Promise<VisitOutcome> {
  const locked = await lockVisit(trx, input.visit_id, applicant.company.id)
  return end(trx, locked, { side: 'applicant', actor: applicant.actor }, 'cancel', input, now)
}

/** The holder or the inspector calls the visit off, with a reason that the applicants read. */
export async function cancelVisit(
  trx: Trx,
  inspector: Inspector,
  input: CancelInput,
  now = new Date(),
): Promise<VisitOutcome> {
  const locked = await lockVisit(trx, input.visit_id)
  if (locked && !isInCharge(locked, inspector)) return { ok: false, reason: 'changed' }
  return end(trx, locked, { side: 'staff', actor: inspector.actor }, 'cancel', input, now)
}

/** The inspector was there and nobody opened, or could not come: the visit did not happen. Times can be offered anew. */
export async function missVisit(
  trx: Trx,
  inspector: Inspector,
  input: MissInput,
  now = new Date(),
): Promise<VisitOutcome> {
  const locked = await lockVisit(trx, input.visit_id)
  if (locked && !isInCharge(locked, inspector)) return { ok: false, reason: 'changed' }
  return end(trx, locked, { side: 'staff', actor: inspector.actor }, 'miss', input, now)
}

/** Whether a member of staff may act on a visit: as the one who comes, or as the one who holds the case. */
export function isInCharge(
  { visit, application }: { visit: { inspector_id: string }; application: { assignee_id: string | null } },
  staff: { staff_id: string },
): boolean {
  return visit.inspector_id === staff.staff_id || application.assignee_id === staff.staff_id
}

async function end(
  trx: Trx,
  locked: LockedVisit | undefined,
  by: VisitActor,
  move: 'ask_other_times' | 'cancel' | 'miss',
  input: { transaction_id: string; reason: string },
  now: Date,
): Promise<VisitOutcome> {
  if (!locked) return { ok: false, reason: 'notFound' }
  const { application, visit } = locked
  const earlier = await findEarlier(trx, application.id, input.transaction_id, move)
  if (earlier) return earlier
  if (move === 'ask_other_times' && !isStageOpen(application, visit.stage_id))
    return { ok: false, reason: 'stageOver' }
  const moved = await moveVisit(
    trx,
    locked,
    {
      move,
      by,
      transaction_id: input.transaction_id,
      comment: input.reason,
      // What was agreed stays in the history of a visit that ended; one that goes on gets another time.
      changes: move === 'ask_other_times' ? TIMELESS : { expires_at: null },
      data: { starts_at: visit.starts_at?.toISOString() ?? null },
    },
    now,
  )
  if (!moved.ok) return moved
  if (by.side === 'applicant') {
    await notifyStaff(
      trx,
      [visit.inspector_id, ...(application.assignee_id ? [application.assignee_id] : [])],
      {
        kind: 'visit',
        application_id: application.id,
        event_id: moved.event_id,
        data: { visit_id: visit.id, what: move === 'cancel' ? 'cancelled' : 'reschedule_requested' },
        wants_mail: true,
      },
    )
  } else {
    await mailCancelled(trx, application, visit, move === 'miss' ? 'missed' : 'cancelled', input.reason)
  }
  return { ok: true, repeated: false, visit_id: visit.id }
}
