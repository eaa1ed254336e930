import { sql } from 'kysely'
import type { Db } from '@/db'

export type QueueRegion = { code: string; name: string }

/** How old the list may be: a regency more or less is no news for anybody at once. */
const SHOWN_MS = 60_000

let recent: { regions: QueueRegion[]; until: number } | undefined
let reading: Promise<QueueRegion[]> | undefined

/** The same for showing, at most a minute old. Pages that ask at once share one query. */
export async function getShownRegions(db: Db): Promise<QueueRegion[]> {
  if (recent && recent.until > Date.now()) return recent.regions
  reading ??= listQueueRegions(db)
    .then((regions) => {
      recent = { regions, until: Date.now() + SHOWN_MS }
      return regions
    })
    .finally(() => {
      reading = undefined
    })
  return reading
}

/** The regencies of which cases are under way, each with its name: skips from one to the next through the index. */
export async function listQueueRegions(db: Db): Promise<QueueRegion[]> {
  const { rows } = await sql<QueueRegion>`
    with recursive found as (
      (select left(region_code, 5) as code from applications where status in ('submitted', 'in_review') and region_code is not null
        order by region_code using ~<~ limit 1)
      union all
      select (select left(region_code, 5) from applications where status in ('submitted', 'in_review') and region_code ~>~ (found.code || '.~')
        order by region_code using ~<~ limit 1)
      from found where found.code is not null
    )
    select regions.code, regions.name from found join regions on regions.code = found.code order by regions.name`.execute(
    db,
  )
  return rows
}
