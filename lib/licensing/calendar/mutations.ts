import { sql } from 'kysely'
import type { Db, Trx } from '@/db'
import { recordAudit } from '@/lib/audit/mutations'
import { newToken, sha256 } from '@/lib/crypto'
import { newId } from '@/lib/ids'
import type { Applicant } from '../applications/mutations'

/**
 * Makes the secret address of a company's calendar; one that was there stops at once. Returns the secret, which is kept
 * nowhere: whoever asks later gets another one.
 */
export async function makeSubscription(trx: Trx, { company, actor }: Applicant): Promise<string> {
  // Of two who make one at once, the second waits and then replaces the first.
  await trx.selectFrom('companies').select('id').where('id', '=', company.id).forUpdate().execute()
  const replaced = await end(trx, company.id)
  const token = newToken()
  const id = newId()
  await trx
    .insertInto('license_calendars')
    .values({ id, company_id: company.id, token_hash: sha256(token), created_by: actor.user_id })
    .execute()
  await recordAudit(trx, actor, {
    action: replaced ? 'license_calendar.rotated' : 'license_calendar.made',
    entity_type: 'license_calendar',
    entity_id: id,
    company_id: company.id,
  })
  return token
}

/** Switches the address off. Doing so again changes nothing. */
export async function revokeSubscription(trx: Trx, { company, actor }: Applicant): Promise<void> {
  if (!(await end(trx, company.id))) return
  await recordAudit(trx, actor, {
    action: 'license_calendar.revoked',
    entity_type: 'license_calendar',
    entity_id: null,
    company_id: company.id,
  })
}

async function end(trx: Trx, companyId: string): Promise<boolean> {
  const ended = await trx
    .updateTable('license_calendars')
    .set({ revoked_at: sql`now()` })
    .where('company_id', '=', companyId)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return ended !== undefined
}

/** Notes that a calendar was read; once an hour is enough to know that it is in use. */
export async function noteUse(db: Db, id: string, now: Date): Promise<void> {
  await db
    .updateTable('license_calendars')
    .set({ used_at: now })
    .where('id', '=', id)
    .where((eb) =>
      eb.or([eb('used_at', 'is', null), eb('used_at', '<', new Date(now.getTime() - 3_600_000))]),
    )
    .execute()
}
