import type { Trx } from '@/db'
import type { GrantedMember, GrantedStaff } from '@/lib/auth/gates'
import { newId } from '@/lib/ids'
import { getWorkingCalendar } from '@/lib/reference/queries'
import { dayOf, type Zone } from '@/lib/time'
import { type LockedApplication, lockApplication } from '../process/lock'
import { findPlace, listAbsences, listEngagements } from './agenda'
import { mailProposed } from './mail'
import { findEarlier, isStageOpen, moveVisit, recordVisitEvent, type VisitOutcome } from './moves'
import type { ProposeInput } from './schema'
import { type Slot, type SlotProblem, slotOf, slotsProblem } from './slots'
import { LIVE_STATUSES, type VisitStatus } from './status'

export type Inspector = Pick<GrantedStaff, 'staff_id' | 'actor'>
export type Applicant = { company: Pick<GrantedMember['company'], 'id'>; actor: GrantedMember['actor'] }

export type ProposeOutcome = VisitOutcome | { ok: false; reason: SlotProblem; index: number }

/**
 * The holder of a case in a visit's stage offers times: the first ones, or others in place of what was offered or agreed
 * (then with a word why). Whoever offers is the one who comes. The applicants are told by mail.
 */
export async function proposeVisit(
  trx: Trx,
  inspector: Inspector,
  input: ProposeInput,
  now = new Date(),
): Promise<ProposeOutcome> {
  const application = await lockApplication(trx, input.application_id)
  if (!application) return { ok: false, reason: 'notFound' }
  const earlier = await findEarlier(trx, application.id, input.transaction_id, 'propose')
  if (earlier) return earlier
  const isHolder = application.assignee_id === inspector.staff_id && application.status === 'in_review'
  if (!isHolder || application.stage_kind !== 'visit' || !isStageOpen(application, input.stage_id))
    return { ok: false, reason: 'changed' }

  const live = await lockLive(trx, input.stage_id)
  const gives_up = live?.status === 'confirmed' || live?.status === 'under_way'
  if (gives_up && input.message.length < 5) return { ok: false, reason: 'reasonMissing' }
  const place = await findPlace(trx, application.company_id, application.region_code)
  const problem = slotsProblem(input.slots, {
    now,
    zone: place.time_zone,
    calendar: await getWorkingCalendar(trx),
    absences: await listAbsences(trx, inspector.staff_id, dayOf(now, place.time_zone)),
    engagements: await listEngagements(trx, inspector.staff_id, now, live?.id),
  })
  if (problem) return { ok: false, reason: problem.problem, index: problem.index }

  const slots = input.slots
    .map((slot) => slotOf(slot, place.time_zone))
    .sort((one, other) => one.starts_at.getTime() - other.starts_at.getTime())
  return offer(trx, { application, inspector, input, live, place, slots }, now)
}

type Offer = {
  application: LockedApplication
  inspector: Inspector
  input: ProposeInput
  live: Awaited<ReturnType<typeof lockLive>>
  place: { address: string; time_zone: Zone }
  slots: Slot[]
}

async function offer(
  trx: Trx,
  { application, inspector, input, live, place, slots }: Offer,
  now: Date,
): Promise<VisitOutcome> {
  const visit = { id: live?.id ?? newId(), stage_id: input.stage_id, ...place }
  const round = (live?.round ?? 0) + 1
  const move = {
    move: 'propose' as const,
    by: { side: 'staff' as const, actor: inspector.actor },
    transaction_id: input.transaction_id,
    comment: input.message,
    data: { round, slots: slots.map((slot) => slot.starts_at.toISOString()) },
  }
  const offered = {
    ...place,
    inspector_id: inspector.staff_id,
    round,
    message: input.message || null,
    expires_at: slots.at(-1)?.starts_at ?? now,
    starts_at: null,
    ends_at: null,
    confirmed_at: null,
    reminded_at: null,
    chased_at: null,
  }
  if (live) {
    const moved = await moveVisit(
      trx,
      { application, visit: live },
      { ...move, changes: { ...offered, address_note: live.address_note } },
      now,
    )
    if (!moved.ok) return moved
  } else {
    await trx
      .insertInto('visits')
      .values({
        ...offered,
        id: visit.id,
        application_id: application.id,
        stage_id: input.stage_id,
        status: 'proposed',
      })
      .execute()
    await recordVisitEvent(trx, application, visit, move, now)
  }
  await trx
    .insertInto('visit_slots')
    .values(slots.map((slot) => ({ id: newId(), visit_id: visit.id, round, ...slot })))
    .execute()
  await mailProposed(trx, application, { ...visit, message: input.message, slots })
  return { ok: true, repeated: false, visit_id: visit.id }
}

/** The visit of a stage that is still to happen, locked. At most one: its index is unique. */
async function lockLive(trx: Trx, stageId: string) {
  const row = await trx
    .selectFrom('visits')
    .selectAll()
    .where('stage_id', '=', stageId)
    .where('status', 'in', [...LIVE_STATUSES])
    .forUpdate()
    .executeTakeFirst()
  return row && { ...row, status: row.status as VisitStatus, time_zone: row.time_zone as Zone }
}
