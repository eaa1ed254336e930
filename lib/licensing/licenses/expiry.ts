import { type Db, db } from '@/db'
import { recordAudit, SYSTEM } from '@/lib/audit/mutations'
import { newId } from '@/lib/ids'
import { log } from '@/lib/log'
import { dayOf } from '@/lib/time'

const BATCH = 200

/** What runs shortly after midnight in Jakarta. */
export async function runDailyLicensing(): Promise<void> {
  const expired = await expireLicenses(db, new Date())
  log.info({ expired }, 'licences expired')
}

/**
 * Marks licences whose last day has passed as expired, each with its audit entry and a line in the application's history.
 * In batches of a transaction each, so that no lock is held for long; running it again finds nothing left. Returns how many.
 */
export async function expireLicenses(db: Db, now: Date): Promise<number> {
  let total = 0
  for (;;) {
    const count = await expireBatch(db, now)
    total += count
    if (count < BATCH) return total
  }
}

async function expireBatch(db: Db, now: Date): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const due = await trx
      .selectFrom('licenses')
      .select(['id', 'company_id', 'application_id', 'valid_until_on'])
      .where('status', '=', 'active')
      .where('valid_until_on', '<', dayOf(now))
      .orderBy('valid_until_on')
      .limit(BATCH)
      .forUpdate()
      .skipLocked()
      .execute()
    if (due.length === 0) return 0
    await trx
      .updateTable('licenses')
      .set({ status: 'expired' })
      .where(
        'id',
        'in',
        due.map((license) => license.id),
      )
      .execute()
    for (const license of due) {
      await recordAudit(trx, SYSTEM, {
        action: 'license.expired',
        entity_type: 'license',
        entity_id: license.id,
        company_id: license.company_id,
        before: { status: 'active' },
        after: { status: 'expired', valid_until_on: license.valid_until_on },
      })
    }
    const events = due.flatMap((license) =>
      license.application_id === null
        ? []
        : [
            {
              id: newId(),
              application_id: license.application_id,
              kind: 'expired',
              actor_kind: 'system',
              data: JSON.stringify({ valid_until_on: license.valid_until_on }),
            },
          ],
    )
    if (events.length > 0) await trx.insertInto('application_events').values(events).execute()
    return due.length
  })
}
