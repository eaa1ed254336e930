import type { Trx } from '@/db'
import { queueEmail } from '@/lib/email/mutations'
import { env } from '@/lib/env'
import { parseLocale } from '@/lib/i18n/locale'
import { formatDay } from '@/lib/time'
import { listReaders } from '../review/mail'
import { licenseWords } from './words'

/** What of a licence its mails need. */
export type MailedLicense = {
  id: string
  company_id: string
  number: string
  license_type_id: string | null
  custom_name: string | null
  valid_until_on: string | null
}

type Change = {
  kind: 'suspended' | 'reinstated' | 'revoked' | 'expired' | 'issued' | 'recorded'
  comment?: string | undefined
  until_on?: string | null | undefined
}

/** Tells the owners what changed about a licence, and why. */
export async function mailLicenseChange(trx: Trx, license: MailedLicense, change: Change): Promise<void> {
  if (change.kind === 'issued' || change.kind === 'recorded') return
  const { kind } = change
  const names = await getLicenseName(trx, license)
  const now = new Date()
  for (const reader of await listLicenseReaders(trx, license)) {
    const locale = parseLocale(reader.locale)
    const t = await licenseWords(locale)
    const until = change.until_on && t('mail.suspendedUntil', { day: formatDay(change.until_on, locale) })
    await queueEmail(
      trx,
      'license_changed',
      reader,
      {
        name: reader.name,
        company: reader.company,
        license: names[locale],
        license_number: license.number,
        outcome: t(`mail.outcome.${kind}`),
        message: [change.comment, until, t(`mail.text.${kind}`)].filter(Boolean).join('\n\n'),
        effective_on: formatDay(now, locale),
        action_url: licenseUrl(reader.slug, license.id),
      },
      {},
      { company_id: license.company_id },
    )
  }
}

/** Who hears of a licence: the company's owners. */
export async function listLicenseReaders(trx: Trx, license: MailedLicense) {
  const { id, number, company_id } = license
  return listReaders(trx, { id, number, company_id, created_by: null })
}

/** What a licence is called, in both languages. */
export async function getLicenseName(trx: Trx, license: MailedLicense): Promise<{ id: string; en: string }> {
  if (license.custom_name !== null) return { id: license.custom_name, en: license.custom_name }
  const type = await trx
    .selectFrom('license_types')
    .select(['name_id', 'name_en'])
    .where('id', '=', license.license_type_id)
    .executeTakeFirstOrThrow()
  return { id: type.name_id, en: type.name_en }
}

/** Where the owners see a licence. */
export function licenseUrl(slug: string, licenseId: string): string {
  return `${env().APP_URL}/app/${slug}/licenses/${licenseId}`
}
