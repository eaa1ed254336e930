import { getDistricts, getProvinces, getRegencies, getVillages } from 'idn-area-data'
import { sql } from 'kysely'
import type { Db, Trx } from '@/db'
import { zoneOfRegion } from '@/lib/reference/zones'

type Region = {
  code: string
  parent_code: string | null
  level: number
  name: string
  kind: string | null
  time_zone: string | null
}

/** Rows per statement: few enough to stay below a few megabytes, many enough that the round trips do not count. */
const BATCH = 10_000

/** Writes all regions of Indonesia, from provinces down, and does nothing when they are all there. */
export async function seedRegions(db: Db): Promise<void> {
  const regions = await readRegions()
  const { count } = await db
    .selectFrom('regions')
    .select((eb) => eb.fn.countAll<bigint>().as('count'))
    .executeTakeFirstOrThrow()
  if (Number(count) === regions.length) return
  await db.transaction().execute(async (trx) => {
    for (let start = 0; start < regions.length; start += BATCH) {
      await upsertRegions(trx, regions.slice(start, start + BATCH))
    }
  })
  // Fresh statistics, or the first pages plan their queries for an empty table.
  await sql`analyze regions`.execute(db)
}

async function upsertRegions(trx: Trx, batch: Region[]): Promise<void> {
  const column = <Key extends keyof Region>(key: Key) => batch.map((region) => region[key])
  await sql`
    insert into regions (code, parent_code, level, name, kind, time_zone)
    select * from unnest(
      ${column('code')}::text[], ${column('parent_code')}::text[], ${column('level')}::smallint[],
      ${column('name')}::text[], ${column('kind')}::text[], ${column('time_zone')}::text[])
    on conflict (code) do update
      set name = excluded.name, kind = excluded.kind, time_zone = excluded.time_zone
      where (regions.name, regions.kind, regions.time_zone)
        is distinct from (excluded.name, excluded.kind, excluded.time_zone)`.execute(trx)
}

async function readRegions(): Promise<Region[]> {
  const [provinces, regencies, districts, villages] = await Promise.all([
    getProvinces(),
    getRegencies(),
    getDistricts(),
    getVillages(),
  ])
  return [
    ...provinces.map((row) => ({ ...region(row, null, 1, null), time_zone: zoneOfRegion(row.code) })),
    ...regencies.map((row) => region(row, row.province_code, 2, row.name.split(' ', 1)[0] ?? null)),
    ...districts.map((row) => region(row, row.regency_code, 3, null)),
    ...villages.map((row) => region(row, row.district_code, 4, villageKind(row.code))),
  ]
}

function region(
  row: { code: string; name: string },
  parent: string | null,
  level: number,
  kind: string | null,
): Region {
  // A few village names carry a double quote where an apostrophe is meant (Ja'an).
  return {
    code: row.code,
    parent_code: parent,
    level,
    name: row.name.replaceAll('"', "'"),
    kind,
    time_zone: null,
  }
}

/** The last four digits tell them apart: 1xxx is an urban village (kelurahan), 2xxx a rural one (desa). */
function villageKind(code: string): string | null {
  const digit = code.charAt(9)
  if (digit === '1') return 'Kelurahan'
  return digit === '2' ? 'Desa' : null
}
