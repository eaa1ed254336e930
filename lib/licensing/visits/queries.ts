import { type SqlBool, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db, Trx } from '@/db'
import type { CompanyId, StaffId } from '@/lib/ids'
import { zoneOfRegion } from '@/lib/reference/zones'
import { toZone, type Zone } from '@/lib/time'
import type { Findings } from './schema'
import type { Absence, Engagement, Slot } from './slots'
import { LIVE_STATUSES, type VisitResult, type VisitStatus } from './status'

export type VisitSlot = Slot & { id: string; chosen: boolean }
export type VisitPhoto = {
  id: string
  document_id: string
  checklist_key: string | null
  taken_at: Date
  shared: boolean
}
export type Visit = NonNullable<Awaited<ReturnType<typeof findVisit>>>
export type OwnerVisit = Awaited<ReturnType<typeof listOwnerVisits>>[number]
export type VisitToChoose = Awaited<ReturnType<typeof listToChoose>>[number]
export type VisitListRow = Awaited<ReturnType<typeof listInspectorVisits>>[number]

/** Where a company is visited: its address as it is written now, and the zone of the place. */
export async function findPlace(trx: Db | Trx, companyId: string, regionCode: string | null) {
  const row = await trx
    .selectFrom('companies as c')
    .select([
      'c.address',
      'c.postal_code',
      'c.village_code',
      'c.time_zone',
      sql<string | null>`(select string_agg(r.name, ', ' order by r.level desc) from regions r
        where r.code in (coalesce(${regionCode}, c.village_code), left(coalesce(${regionCode}, c.village_code), 8),
          left(coalesce(${regionCode}, c.village_code), 5), left(coalesce(${regionCode}, c.village_code), 2)))`.as(
        'region',
      ),
    ])
    .where('c.id', '=', companyId)
    .executeTakeFirstOrThrow()
  const code = regionCode ?? row.village_code
  return {
    address: [row.address, row.region, row.postal_code].filter(Boolean).join(', '),
    time_zone: code ? zoneOfRegion(code) : toZone(row.time_zone),
  }
}

/** The confirmed visits of an inspector that are not over, beside one that may be left out. */
export async function listEngagements(
  db: Db | Trx,
  inspectorId: string,
  now: Date,
  exceptVisitId?: string,
): Promise<Engagement[]> {
  const rows = await db
    .selectFrom('visits')
    .innerJoin('applications', 'applications.id', 'visits.application_id')
    .select(['visits.starts_at', 'visits.ends_at', 'visits.application_id', 'applications.number'])
    .where('visits.inspector_id', '=', inspectorId)
    .where('visits.status', 'in', ['confirmed', 'under_way'])
    .where('visits.ends_at', '>', now)
    .$if(exceptVisitId !== undefined, (query) => query.where('visits.id', '<>', exceptVisitId ?? ''))
    .orderBy('visits.starts_at')
    .execute()
  return rows.flatMap(({ starts_at, ends_at, ...row }) =>
    starts_at && ends_at ? [{ ...row, starts_at, ends_at }] : [],
  )
}

/** When a member of staff is away, from today on. */
export async function listAbsences(db: Db | Trx, userId: string, today: string): Promise<Absence[]> {
  return db
    .selectFrom('staff_absences')
    .select(['starts_on', 'ends_on'])
    .where('user_id', '=', userId)
    .where('ends_on', '>=', today)
    .execute()
}

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

/** Instants inside aggregated JSON arrive as text. */
function datedSlots(
  slots: { id: string; starts_at: Date | string; ends_at: Date | string; chosen: boolean }[],
) {
  return slots.map(
    (slot): VisitSlot => ({
      ...slot,
      starts_at: new Date(slot.starts_at),
      ends_at: new Date(slot.ends_at),
    }),
  )
}

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
