import { sql } from 'kysely'
import type { Db, Trx } from '@/db'
import type { StaffRole } from '@/lib/auth/permissions'
import { getSetting } from '@/lib/config/queries'
import { dayOf } from '@/lib/time'
import type { Colleague, Skill } from './choose'

export type StaffMember = Colleague & {
  name: string
  hold_count: number
  /** The day until which, and who covers, while this person is away. */
  away_until: string | null
  cover_name: string | null
  /** What was said of the capacity; null where the setting says it. */
  own_max_open: number | null
}

/**
 * Everybody who may hold cases and whose account is open, with what they work on, whether they are there on the day of `now`
 * and how much they hold at this moment. The counts are index-only.
 */
export async function listColleagues(db: Db | Trx, now: Date): Promise<StaffMember[]> {
  const [fallback, day] = [await getSetting(db, 'assignment.max_open'), dayOf(now)]
  const { rows } = await sql<Omit<StaffMember, 'role' | 'skills'> & { role: string; skills: Skill[] }>`
    select person.id as user_id, person.name, person.staff_role as role,
      coalesce((select jsonb_agg(jsonb_build_object('license_type_id', skill.license_type_id,
          'region_prefix', skill.region_prefix))
        from staff_skills skill where skill.user_id = person.id), '[]') as skills,
      absence.id is not null as is_away, absence.ends_on as away_until, cover.name as cover_name,
      coalesce(capacity.takes_automatic, true) as takes_automatic,
      coalesce(capacity.max_open, ${fallback}::int) as max_open, capacity.max_open as own_max_open,
      capacity.last_assigned_at,
      (select count(*)::int from applications where assignee_id = person.id
        and status in ('submitted', 'in_review')) as open_count,
      (select count(*)::int from applications where assignee_id = person.id
        and status in ('submitted', 'in_review') and due_at <= ${now}) as late_count,
      (select count(*)::int from applications where assignee_id = person.id and status = 'on_hold') as hold_count
    from users person
    left join staff_capacity capacity on capacity.user_id = person.id
    left join staff_absences absence on absence.user_id = person.id
      and absence.starts_on <= ${day}::date and absence.ends_on >= ${day}::date
    left join users cover on cover.id = absence.cover_user_id
    where person.staff_role in ('reviewer', 'supervisor') and person.disabled_at is null
    order by person.name, person.id`.execute(db)
  return rows.map((row) => ({ ...row, role: row.role as StaffRole }))
}
