import { sql } from 'kysely'
import type { Db } from '@/db'
import type { StaffId } from '@/lib/ids'

/** Companies registered in the last seven days, and in the seven before. */
export async function countNewCompanies(
  db: Db,
  _staff: StaffId,
  now: Date,
): Promise<{ week: number; before: number }> {
  const ago = (days: number) => new Date(now.getTime() - days * 86_400_000)
  const { rows } = await sql<{ week: number; before: number }>`
    select (count(*) filter (where created_at > ${ago(7)}))::int as week,
      (count(*) filter (where created_at <= ${ago(7)}))::int as before
    from companies where created_at > ${ago(14)} and created_at <= ${now}`.execute(db)
  return rows[0] ?? { week: 0, before: 0 }
}
