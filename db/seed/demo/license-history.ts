import { sql } from 'kysely'
import type { Db } from '@/db'

/** What the licences are and since when: the history of each begins with its issue. */
export async function beginLicenseHistories(db: Db): Promise<void> {
  await sql`
    insert into license_events (id, license_id, kind, to_status, actor_kind, actor_user_id, effective_on, created_at)
    select gen_random_uuid(), id, origin, 'active', case when issued_by is null then 'system' else 'staff' end, issued_by,
      issued_on, created_at
    from licenses where not exists (select from license_events where license_id = licenses.id)`.execute(db)
}
