import { sql } from 'kysely'
import type { Db } from '@/db'
import type { StaffId } from '@/lib/ids'
import type { StatisticsFilter } from './filter'
import type { Span } from './period'
import { reasonSource } from './sources'

/** How often something was given as a reason; '' stands for none. */
export type CodeCount = { code: string; count: number }
/** A field or document of a licence type that was asked to be put right. */
export type Asked = {
  license_type_id: string
  /** `field:<key>` or `document:<key>`. */
  target: string
  asked: number
  codes: CodeCount[]
}
export type Reasons = { asked: Asked[]; rejected: number; rejections: CodeCount[] }

type Row = {
  move: 'revision' | 'rejection'
  license_type_id: string
  target_kind: string
  target_key: string
  code: string
  count: number
  asked: number
}

/** What was asked to be put right and why, the most frequent first, and why applications were rejected. */
export async function readReasons(
  db: Db,
  _staff: StaffId,
  filter: StatisticsFilter,
  span: Span,
): Promise<Reasons> {
  const { rows } = await sql<Row>`
    select move, license_type_id, target_kind, target_key, code, sum(count)::int as count, sum(asked)::int as asked
    from (${reasonSource(filter, span)}) as source
    group by 1, 2, 3, 4, 5 having sum(count) > 0`.execute(db)
  const revisions = rows.filter((row) => row.move === 'revision')
  const rejections = rows.filter((row) => row.move === 'rejection')
  const targets = Map.groupBy(
    revisions,
    (row) => `${row.license_type_id} ${row.target_kind}:${row.target_key}`,
  )
  const asked = [...targets.values()].flatMap((of): Asked[] => {
    const [first] = of
    return first
      ? [
          {
            license_type_id: first.license_type_id,
            target: `${first.target_kind}:${first.target_key}`,
            asked: of.reduce((sum, row) => sum + row.asked, 0),
            codes: countCodes(of),
          },
        ]
      : []
  })
  return {
    asked: asked.sort((a, b) => b.asked - a.asked || a.target.localeCompare(b.target)),
    rejected: rejections.reduce((sum, row) => sum + row.asked, 0),
    rejections: countCodes(rejections),
  }
}

function countCodes(rows: Row[]): CodeCount[] {
  return [...Map.groupBy(rows, (row) => row.code)]
    .map(([code, of]) => ({ code, count: of.reduce((sum, row) => sum + row.count, 0) }))
    .sort((a, b) => b.count - a.count || a.code.localeCompare(b.code))
}
