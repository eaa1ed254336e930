import type { Trx } from '@/db'
import { recordAudit } from '@/lib/audit/mutations'
import { newId } from '@/lib/ids'
import { dayOf } from '@/lib/time'
import { startOfDay } from '@/lib/working-days'
import { lockApplication } from '../process/lock'
import { findPlace } from './agenda'
import type { Inspector } from './arranging'
import { findEarlier, isStageOpen, recordVisitEvent, type VisitOutcome } from './moves'
import type { RecordInput } from './schema'
import { LIVE_STATUSES } from './status'

const NOON_MS = 12 * 3_600_000

/**
 * Writes down a visit that was not arranged here: an authority's own, a companion's. For the holder of a case in a visit's
 * stage; `changed` while a visit is arranged here, `future` for a day that has not come at the place.
 */
export async function recordVisit(
  trx: Trx,
  inspector: Inspector,
  input: RecordInput,
  now = new Date(),
): Promise<VisitOutcome | { ok: false; reason: 'future' }> {
  const application = await lockApplication(trx, input.application_id)
  if (!application) return { ok: false, reason: 'notFound' }
  const earlier = await findEarlier(trx, application.id, input.transaction_id, 'complete')
  if (earlier) return earlier
  const isHolder = application.assignee_id === inspector.staff_id && application.status === 'in_review'
  if (!isHolder || application.stage_kind !== 'visit' || !isStageOpen(application, input.stage_id))
    return { ok: false, reason: 'changed' }
  const live = await trx
    .selectFrom('visits')
    .select('id')
    .where('stage_id', '=', input.stage_id)
    .where('status', 'in', [...LIVE_STATUSES])
    .executeTakeFirst()
  if (live) return { ok: false, reason: 'changed' }
  const place = await findPlace(trx, application.company_id, application.region_code)
  if (input.happened_on > dayOf(now, place.time_zone)) return { ok: false, reason: 'future' }

  const noon = new Date(startOfDay(input.happened_on, place.time_zone).getTime() + NOON_MS)
  const visit = { id: newId(), stage_id: input.stage_id }
  await trx
    .insertInto('visits')
    .values({
      ...visit,
      ...place,
      application_id: application.id,
      inspector_id: inspector.staff_id,
      status: 'completed',
      result: input.result,
      notes: input.notes,
      completed_at: noon < now ? noon : now,
      saved_by: inspector.staff_id,
      saved_at: now,
    })
    .execute()
  const by = { side: 'staff' as const, actor: inspector.actor }
  const data = { result: input.result, happened_on: input.happened_on, is_recorded: true }
  await recordVisitEvent(
    trx,
    application,
    visit,
    { move: 'complete', by, transaction_id: input.transaction_id, data },
    now,
  )
  await recordAudit(trx, inspector.actor, {
    action: 'visit.recorded',
    entity_type: 'visit',
    entity_id: visit.id,
    company_id: application.company_id,
    after: data,
  })
  return { ok: true, repeated: false, visit_id: visit.id }
}
