import { createTranslator } from 'next-intl'
import type { Trx } from '@/db'
import { queueEmail, type Recipient } from '@/lib/email/mutations'
import { env } from '@/lib/env'
import { parseLocale } from '@/lib/i18n/locale'
import { loadMessages } from '@/lib/i18n/messages'
import { formatDay, formatWeekday, toZone, type Zone } from '@/lib/time'
import { lastDayOf } from '@/lib/working-days'
import type { RevisionItem } from '../applications/revision-items'
import type { LicenseDefinition } from '../definitions/definition'
import { say } from '../definitions/texts'
import { requirementsOf } from '../definitions/visibility'
import { MAIL_DELAY_SECONDS } from '../process/apply'

type Case = { id: string; number: string; company_id: string; created_by: string | null }
type Reader = Recipient & { name: string; zone: Zone; company: string; slug: string }

/** Tells the applicants what to put right and until when, once it can no longer be taken back. Returns the mails' ids. */
export async function mailRevision(
  trx: Trx,
  application: Case,
  definition: LicenseDefinition,
  revision: { message: string; items: RevisionItem[]; due_at: Date },
): Promise<string[]> {
  const ids: string[] = []
  for (const reader of await listReaders(trx, application)) {
    const labels = labelsOf(definition, reader.locale)
    const id = await queueEmail(
      trx,
      'revision_requested',
      reader,
      {
        ...common(reader, application, definition),
        message: revision.message,
        items: revision.items
          .map((item) => [labels.get(`${item.kind}:${item.key}`) ?? item.key, item.comment])
          .map((parts) => parts.filter(Boolean).join(': '))
          .join('\n'),
        due_on: formatWeekday(lastDayOf(revision.due_at), reader.locale),
        action_url: applicationUrl(reader, application),
      },
      {},
      { company_id: application.company_id, application_id: application.id },
      { delay_seconds: MAIL_DELAY_SECONDS },
    )
    ids.push(id)
  }
  return ids
}

/** Tells the applicants that the application was rejected, and why, once it can no longer be taken back. Returns the mails' ids. */
export async function mailRejection(
  trx: Trx,
  application: Case,
  definition: LicenseDefinition,
  reason: string,
): Promise<string[]> {
  const ids: string[] = []
  for (const reader of await listReaders(trx, application)) {
    const locale = parseLocale(reader.locale)
    const messages = await loadMessages(locale)
    const t = createTranslator({ locale, messages, namespace: 'review' })
    const id = await queueEmail(
      trx,
      'decided',
      reader,
      {
        ...common(reader, application, definition),
        outcome: t('outcome.rejected'),
        message: reason,
        action_url: applicationUrl(reader, application),
      },
      {},
      { company_id: application.company_id, application_id: application.id },
      { delay_seconds: MAIL_DELAY_SECONDS },
    )
    ids.push(id)
  }
  return ids
}

/** Tells the applicants that the licence is there. This is the mail of the approval too: nobody is told one thing twice. */
export async function mailIssued(
  trx: Trx,
  application: Case,
  definition: LicenseDefinition,
  license: { number: string; valid_until_on: string | null },
): Promise<void> {
  for (const reader of await listReaders(trx, application)) {
    const locale = parseLocale(reader.locale)
    const messages = await loadMessages(locale)
    const t = createTranslator({ locale, messages, namespace: 'review' })
    await queueEmail(
      trx,
      'issued',
      reader,
      {
        ...common(reader, application, definition),
        license_number: license.number,
        valid_until: license.valid_until_on
          ? formatDay(license.valid_until_on, locale)
          : t('verify.withoutEnd'),
        action_url: applicationUrl(reader, application),
      },
      {},
      { company_id: application.company_id, application_id: application.id },
    )
  }
}

/** Who hears of a case: the company's owners, and whoever filled it in while they are still a member. */
export async function listReaders(trx: Trx, application: Case): Promise<Reader[]> {
  const rows = await trx
    .selectFrom('company_members')
    .innerJoin('users', 'users.id', 'company_members.user_id')
    .innerJoin('companies', 'companies.id', 'company_members.company_id')
    .select([
      'users.id as user_id',
      'users.email',
      'users.name',
      'users.locale',
      'users.time_zone',
      'companies.trade_name',
      'companies.slug',
    ])
    .where('company_members.company_id', '=', application.company_id)
    .where('users.disabled_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('company_members.role', '=', 'owner'),
        ...(application.created_by ? [eb('users.id', '=', application.created_by)] : []),
      ]),
    )
    .execute()
  return rows.map(({ time_zone, trade_name, ...row }) => ({
    ...row,
    zone: toZone(time_zone),
    company: trade_name,
  }))
}

/** The variables that every mail about a case has. */
export function common(reader: Reader, application: Case, definition: LicenseDefinition) {
  return {
    name: reader.name,
    company: reader.company,
    number: application.number,
    license: say(definition.name, reader.locale),
  }
}

/** Where the applicant sees the case. */
export function applicationUrl(reader: Reader, application: Case): string {
  return `${env().APP_URL}/app/${reader.slug}/applications/${application.id}`
}

function labelsOf(definition: LicenseDefinition, locale: string): Map<string, string> {
  const fields = definition.sections.flatMap((section) => section.fields)
  return new Map([
    ...fields.map((field) => [`field:${field.key}`, say(field.label, locale)] as const),
    ...requirementsOf(definition).map(
      (document) => [`document:${document.key}`, say(document.label, locale)] as const,
    ),
  ])
}
