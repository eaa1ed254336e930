import { sql } from 'kysely'
import type { Db } from '@/db'
import type { StaffId } from '@/lib/ids'
import type { EmailStatus } from './status'

export type MailFate = { status: EmailStatus; week: number; before: number }

/** The mails of the last seven days by their fate, and those of the seven before; fates that nothing met are left out. */
export async function countMailByFate(db: Db, _staff: StaffId, now: Date): Promise<MailFate[]> {
  const ago = (days: number) => new Date(now.getTime() - days * 86_400_000)
  const { rows } = await sql<MailFate>`
    select status, (count(*) filter (where created_at > ${ago(7)}))::int as week,
      (count(*) filter (where created_at <= ${ago(7)}))::int as before
    from email_messages where created_at > ${ago(14)} and created_at <= ${now}
    group by status`.execute(db)
  return rows
}
