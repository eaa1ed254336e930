import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db } from '@/db'
import type { StaffId } from '@/lib/ids'
import type { Zone } from '@/lib/time'
import { datedSlots } from './dated-slots'
import type { Findings } from './schema'
import { LIVE_STATUSES, type VisitResult, type VisitStatus } from './status'

export type VisitPhoto = {
  id: string
  document_id: string
  checklist_key: string | null
  taken_at: Date
  shared: boolean
}
export type Visit = NonNullable<Awaited<ReturnType<typeof findVisit>>>
export type VisitListRow = Awaited<ReturnType<typeof listInspectorVisits>>[number]

/** A visit with its times, pictures and the case it belongs to, for staff. Undefined when there is none. */
export async function findVisit(db: Db, id: string) {
  const row = await visitRows(db).where('visits.id', '=', id).executeTakeFirst()
  return row && toVisit(row)
}

/** The visits of a case, the newest first, for staff. */
export async function listCaseVisits(db: Db, applicationId: string) {
  const rows = await visitRows(db)
    .where('visits.application_id', '=', applicationId)
    .orderBy('visits.created_at', 'desc')
    .orderBy('visits.id', 'desc')
    .execute()
  return rows.map(toVisit)
}

function visitRows(db: Db) {
  return db
    .selectFrom('visits')
    .innerJoin('applications', 'applications.id', 'visits.application_id')
    .innerJoin('companies', 'companies.id', 'applications.company_id')
    .innerJoin('users as inspector', 'inspector.id', 'visits.inspector_id')
    .innerJoin('application_stages as stage', 'stage.id', 'visits.stage_id')
    .innerJoin('license_type_versions as version', 'version.id', 'applications.license_type_version_id')
    .leftJoin('users as saver', 'saver.id', 'visits.saved_by')
    .selectAll('visits')
    .select([
      'applications.number',
      'applications.assignee_id',
      'applications.current_stage_id',
      'companies.trade_name',
      'companies.phone as company_phone',
      'inspector.name as inspector_name',
      'saver.name as saved_by_name',
      'stage.key as stage_key',
      'version.definition',
      // Why it has no time, or ended: in the words of whoever asked, called it off or was there in vain.
      sql<string | null>`case when visits.status in ('reschedule_requested', 'cancelled', 'missed') then
        (select e.comment from application_events e where e.application_id = visits.application_id
          and e.stage_id = visits.stage_id and e.data ->> 'visit_id' = visits.id::text
          and e.kind in ('visit_reschedule_requested', 'visit_cancelled', 'visit_missed')
        order by e.created_at desc, e.id desc limit 1) end`.as('last_word'),
    ])
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('visit_slots as slot')
          .select(['slot.id', 'slot.starts_at', 'slot.ends_at', 'slot.chosen'])
          .whereRef('slot.visit_id', '=', 'visits.id')
          .whereRef('slot.round', '=', 'visits.round')
          .orderBy('slot.starts_at'),
      ).as('slots'),
      jsonArrayFrom(
        eb
          .selectFrom('visit_photos as photo')
          .select(['photo.id', 'photo.document_id', 'photo.checklist_key', 'photo.taken_at', 'photo.shared'])
          .whereRef('photo.visit_id', '=', 'visits.id')
          .orderBy('photo.taken_at'),
      ).as('photos'),
    ])
}

type VisitRow = Awaited<ReturnType<ReturnType<typeof visitRows>['executeTakeFirstOrThrow']>>

function toVisit(row: VisitRow) {
  return {
    ...row,
    status: row.status as VisitStatus,
    time_zone: row.time_zone as Zone,
    result: row.result as VisitResult | null,
    checklist: row.checklist as Findings,
    slots: datedSlots(row.slots),
    photos: row.photos.map((photo) => ({ ...photo, taken_at: new Date(photo.taken_at) })),
  }
}

export const VISIT_TABS = ['upcoming', 'waiting', 'done'] as const
export type VisitTab = (typeof VISIT_TABS)[number]

/** The visits of one inspector: those with a time by that time, those that wait for one, or what was done, newest first. */
export async function listInspectorVisits(db: Db, inspectorId: StaffId, tab: VisitTab, before?: string) {
  const rows = await db
    .selectFrom('visits')
    .innerJoin('applications', 'applications.id', 'visits.application_id')
    .innerJoin('companies', 'companies.id', 'applications.company_id')
    .innerJoin('license_types as type', 'type.id', 'applications.license_type_id')
    .select([
      'visits.id',
      'visits.application_id',
      'visits.status',
      'visits.starts_at',
      'visits.ends_at',
      'visits.expires_at',
      'visits.completed_at',
      'visits.updated_at',
      'visits.result',
      'visits.address',
      'visits.address_note',
      'visits.time_zone',
      'applications.number',
      'companies.trade_name',
      'companies.phone as company_phone',
      'type.name_id',
      'type.name_en',
    ])
    .where('visits.inspector_id', '=', inspectorId)
    .$if(tab === 'upcoming', (query) =>
      query.where('visits.status', 'in', ['confirmed', 'under_way']).orderBy('visits.starts_at'),
    )
    .$if(tab === 'waiting', (query) =>
      query.where('visits.status', 'in', ['proposed', 'reschedule_requested']).orderBy('visits.created_at'),
    )
    .$if(tab === 'done', (query) =>
      query
        .where('visits.status', 'not in', [...LIVE_STATUSES])
        .$if(before !== undefined, (older) => older.where('visits.id', '<', before ?? ''))
        .orderBy('visits.id', 'desc'),
    )
    .limit(tab === 'done' ? 31 : 200)
    .execute()
  return rows.map((row) => ({
    ...row,
    status: row.status as VisitStatus,
    time_zone: row.time_zone as Zone,
    result: row.result as VisitResult | null,
  }))
}
