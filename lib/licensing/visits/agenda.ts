import { sql } from 'kysely'
import type { Db, Trx } from '@/db'
import { zoneOfRegion } from '@/lib/reference/zones'
import { toZone } from '@/lib/time'
import type { Absence, Engagement } from './slots'

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
