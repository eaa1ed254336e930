import { type SqlBool, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db } from '@/db'
import type { CompanyId } from '@/lib/ids'
import type { Zone } from '@/lib/time'
import { datedSlots } from './dated-slots'
import type { Findings } from './schema'
import type { VisitResult, VisitStatus } from './status'

export type OwnerVisit = Awaited<ReturnType<typeof listOwnerVisits>>[number]
export type VisitToChoose = Awaited<ReturnType<typeof listToChoose>>[number]

/**
 * The visits of an application as its owner sees them, the newest first: of the times offered those that are still free,
 * of the pictures those that were shared, of the findings nothing before the visit is completed.
 */
export async function listOwnerVisits(db: Db, companyId: CompanyId, applicationId: string, now: Date) {
  const rows = await db
    .selectFrom('visits')
    .innerJoin('applications', 'applications.id', 'visits.application_id')
    .innerJoin('application_stages as stage', 'stage.id', 'visits.stage_id')
    .innerJoin('users as inspector', 'inspector.id', 'visits.inspector_id')
    .select([
      'visits.id',
      'visits.status',
      'visits.address',
      'visits.address_note',
      'visits.time_zone',
      'visits.message',
      'visits.starts_at',
      'visits.ends_at',
      'visits.result',
      'visits.notes',
      'visits.checklist',
      'visits.completed_at',
      'stage.id as stage_id',
      'stage.key as stage_key',
      'stage.status as stage_status',
      'inspector.name as inspector_name',
    ])
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('visit_slots as slot')
          .select(['slot.id', 'slot.starts_at', 'slot.ends_at', 'slot.chosen'])
          .whereRef('slot.visit_id', '=', 'visits.id')
          .whereRef('slot.round', '=', 'visits.round')
          .where('slot.starts_at', '>', now)
          .where(
            sql<SqlBool>`not exists (select 1 from visits other
              where other.inspector_id = visits.inspector_id and other.id <> visits.id
                and other.status in ('confirmed', 'under_way')
                and tstzrange(other.starts_at, other.ends_at) && tstzrange(slot.starts_at, slot.ends_at))`,
          )
          .orderBy('slot.starts_at'),
      ).as('slots'),
      jsonArrayFrom(
        eb
          .selectFrom('visit_photos as photo')
          .select(['photo.id', 'photo.document_id', 'photo.checklist_key'])
          .whereRef('photo.visit_id', '=', 'visits.id')
          .where('photo.shared', '=', true)
          .orderBy('photo.taken_at'),
      ).as('photos'),
    ])
    .where('visits.application_id', '=', applicationId)
    .where('applications.company_id', '=', companyId)
    .orderBy('visits.created_at', 'desc')
    .orderBy('visits.id', 'desc')
    .execute()
  return rows.map((row) => {
    const isCompleted = row.status === 'completed'
    return {
      ...row,
      status: row.status as VisitStatus,
      time_zone: row.time_zone as Zone,
      result: row.result as VisitResult | null,
      notes: isCompleted ? row.notes : '',
      checklist: (isCompleted ? row.checklist : {}) as Findings,
      slots: datedSlots(row.slots),
    }
  })
}

/** Applications of a company that wait for a time to be chosen, with how many are offered. */
export async function listToChoose(db: Db, companyId: CompanyId, now: Date) {
  const rows = await db
    .selectFrom('visits')
    .innerJoin('applications', 'applications.id', 'visits.application_id')
    .innerJoin('license_types as type', 'type.id', 'applications.license_type_id')
    .select([
      'visits.application_id',
      'visits.expires_at',
      'visits.time_zone',
      'applications.number',
      'type.name_id',
      'type.name_en',
    ])
    .where('applications.company_id', '=', companyId)
    .whereRef('applications.current_stage_id', '=', 'visits.stage_id')
    .where('visits.status', '=', 'proposed')
    .where('visits.expires_at', '>', now)
    .orderBy('visits.expires_at')
    .limit(5)
    .execute()
  return rows.map((row) => ({ ...row, time_zone: row.time_zone as Zone }))
}
