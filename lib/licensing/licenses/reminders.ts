import type { Db, Trx } from '@/db'
import type { Settings } from '@/lib/config/definitions'
import { queueEmail } from '@/lib/email/mutations'
import { parseLocale } from '@/lib/i18n/locale'
import { addDays, dayOf, formatDay } from '@/lib/time'
import { getLicenseName, licenseUrl, listLicenseReaders } from './change-mail'
import { BATCH, type DailyOutcome, eachLicense } from './each-license'
import { type FollowUp, renewalOf } from './follow-up'
import { type LockedLicense, lockLicense } from './mutations'
import { findOffer, findOpenFollowUp } from './offers'
import { daysBetween, dueReminder, reminderDays } from './reminder-days'
import type { LicenseStatus } from './status'
import { licenseWords } from './words'

/**
 * Reminds the owners of licences that end soon, each time once: a row by licence, reminder and last day says that it went
 * out, and is written in the transaction of the mail. A licence whose last day is corrected is reminded of anew.
 */
export async function remindOfExpiry(db: Db, settings: Settings, now: Date): Promise<DailyOutcome> {
  const thresholds = reminderDays(settings)
  const today = dayOf(now)
  const horizon = addDays(today, Math.max(0, ...thresholds.map(({ days }) => days)))
  const next = (after: string) =>
    db
      .selectFrom('licenses')
      .select('id')
      .where('status', '=', 'active')
      .where('valid_until_on', '>=', today)
      .where('valid_until_on', '<=', horizon)
      .where('id', '>', after)
      .orderBy('id')
      .limit(BATCH)
      .execute()
  if (thresholds.length === 0) return { done: 0, failed: 0 }
  return eachLicense(next, 'licence not reminded of', (id) =>
    db.transaction().execute(async (trx) => {
      const license = await lockLicense(trx, id)
      if (license?.status !== 'active' || license.valid_until_on === null) return false
      const daysLeft = daysBetween(today, license.valid_until_on)
      const threshold = dueReminder(thresholds, daysLeft)
      if (!threshold) return false
      const first = await trx
        .insertInto('license_reminders')
        .values({
          license_id: id,
          threshold,
          valid_until_on: license.valid_until_on,
          days_left: daysLeft,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('license_id')
        .executeTakeFirst()
      if (!first) return false
      await mailReminder(trx, license, daysLeft, now)
      return true
    }),
  )
}

async function mailReminder(trx: Trx, license: LockedLicense, daysLeft: number, now: Date): Promise<void> {
  const [names, offer, open, readers] = [
    await getLicenseName(trx, license),
    await findOffer(trx, license.license_type_id),
    await findOpenFollowUp(trx, license.id),
    await listLicenseReaders(trx, license),
  ]
  const status = license.status as LicenseStatus
  const renewal = renewalOf({ license: { ...license, status }, offer, underWay: open !== undefined, now })
  for (const reader of readers) {
    const locale = parseLocale(reader.locale)
    const t = await licenseWords(locale)
    const day = !renewal.possible && renewal.opens_on ? formatDay(renewal.opens_on, locale) : ''
    await queueEmail(
      trx,
      'license_reminder',
      reader,
      {
        name: reader.name,
        company: reader.company,
        license: names[locale],
        license_number: license.number,
        valid_until: formatDay(license.valid_until_on ?? '', locale),
        days: String(daysLeft),
        message: t(`mail.reminder.${nextOf(renewal)}`, { day }),
        action_url: licenseUrl(reader.slug, license.id),
      },
      {},
      { company_id: license.company_id },
    )
  }
}

function nextOf(renewal: FollowUp): 'possible' | 'tooEarly' | 'underWay' | 'elsewhere' {
  if (renewal.possible) return 'possible'
  return renewal.why === 'tooEarly' || renewal.why === 'underWay' ? renewal.why : 'elsewhere'
}
