import { type Db, db } from '@/db'
import { SYSTEM } from '@/lib/audit/mutations'
import { getSettings } from '@/lib/config/queries'
import { log } from '@/lib/log'
import { dayOf } from '@/lib/time'
import { BATCH, type DailyOutcome, eachLicense } from './each-license'
import { moveLicense } from './mutations'
import { remindOfExpiry } from './reminders'

/** What runs shortly after midnight in Jakarta, and once more by hand whenever it is wanted: it finds nothing twice. */
export async function runDailyLicensing(): Promise<void> {
  const now = new Date()
  const settings = await getSettings(db)
  const ended = await endSuspensions(db, now)
  const expired = await expireLicenses(db, now)
  const reminded = await remindOfExpiry(db, settings, now)
  log.info({ expired: expired.done, ended: ended.done, reminded: reminded.done }, 'daily licensing')
  const failed = expired.failed + ended.failed + reminded.failed
  // Everything else is done. The queue tries again, and shows staff that something is wrong.
  if (failed > 0) throw new Error(`${failed} licences could not be worked on`)
}

/**
 * Marks licences whose last day has passed as expired. Each in a transaction of its own: one that fails is logged and left
 * for the next run, the others go on.
 */
export async function expireLicenses(db: Db, now: Date): Promise<DailyOutcome> {
  const today = dayOf(now)
  const next = (after: string) =>
    db
      .selectFrom('licenses')
      .select('id')
      .where('status', 'in', ['active', 'suspended'])
      .where('valid_until_on', '<', today)
      .where('id', '>', after)
      .orderBy('id')
      .limit(BATCH)
      .execute()
  return eachLicense(next, 'licence not expired', (id) =>
    db.transaction().execute(async (trx) => {
      const request = { license_id: id, move: 'expire', by: { kind: 'system' }, actor: SYSTEM } as const
      return (await moveLicense(trx, request, {}, now)).ok
    }),
  )
}

/** Lifts suspensions whose last day has passed. */
export async function endSuspensions(db: Db, now: Date): Promise<DailyOutcome> {
  const today = dayOf(now)
  const next = (after: string) =>
    db
      .selectFrom('licenses')
      .select('id')
      .where('status', '=', 'suspended')
      .where('suspended_until_on', '<', today)
      .where('id', '>', after)
      .orderBy('id')
      .limit(BATCH)
      .execute()
  return eachLicense(next, 'suspension not ended', (id) =>
    db.transaction().execute(async (trx) => {
      // Since it was listed, a supervisor may have prolonged the suspension.
      const still = await trx
        .selectFrom('licenses')
        .select('id')
        .where('id', '=', id)
        .where('status', '=', 'suspended')
        .where('suspended_until_on', '<', today)
        .forUpdate()
        .executeTakeFirst()
      if (!still) return false
      const request = {
        license_id: id,
        move: 'reinstate',
        by: { kind: 'system' },
        actor: SYSTEM,
        reason_code: 'term_ended',
      } as const
      return (await moveLicense(trx, request, {}, now)).ok
    }),
  )
}
