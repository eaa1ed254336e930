import { sql } from 'kysely'
import type { Db, Trx } from '@/db'
import type { WantedCase } from './choose'

export type FreeCase = WantedCase & {
  id: string
  number: string
  due_at: Date | null
  current_stage_id: string
}

/**
 * The free cases that may be given out by themselves, in the order in which they are taken; without those of `except`. What
 * was escalated is left to the supervisors' own judgement.
 */
export async function listFreeCases(
  db: Db | Trx,
  limit: number,
  except: readonly string[] = [],
): Promise<FreeCase[]> {
  // Written as the index `applications_take_idx` is, so that it serves the order.
  const { rows } = await sql<FreeCase>`
    select id, number, due_at, current_stage_id, license_type_id, region_code, stage_role,
      array(select distinct earlier.completed_by from application_stages stage
        join application_stages earlier on earlier.application_id = stage.application_id
        where stage.id = applications.current_stage_id and earlier.key = any(stage.separate_from)
          and earlier.completed_by is not null) as barred_user_ids
    from applications
    where assignee_id is null and status in ('submitted', 'in_review') and escalated_at is null
      and id <> all(${[...except]}::uuid[])
    order by stage_role desc,
      (case priority when 'urgent' then 0 when 'high' then 1 when 'normal' then 2 else 3 end), due_at, id
    limit ${limit}`.execute(db)
  return rows
}
