import { createTranslator } from 'next-intl'
import type { Trx } from '@/db'
import { queueEmail } from '@/lib/email/mutations'
import { parseLocale } from '@/lib/i18n/locale'
import { loadMessages } from '@/lib/i18n/messages'
import { formatWeekday } from '@/lib/time'
import { lastDayOf } from '@/lib/working-days'
import type { LicenseDefinition } from '../definitions/definition'
import type { LockedApplication } from '../process/lock'
import { applicationUrl, common, listReaders } from '../review/mail'

/** Reminds the applicants of the day until which what was asked should be put right. */
export async function mailRevisionReminder(
  trx: Trx,
  application: LockedApplication,
  definition: LicenseDefinition,
  dueAt: Date,
): Promise<void> {
  for (const reader of await listReaders(trx, application)) {
    await queueEmail(
      trx,
      'revision_reminder',
      reader,
      {
        ...common(reader, application, definition),
        due_on: formatWeekday(lastDayOf(dueAt), reader.locale),
        action_url: applicationUrl(reader, application),
      },
      {},
      concerning(application),
    )
  }
}

/** Warns the applicants, a last time, of the day on which the application is withdrawn. */
export async function mailRevisionOverdue(
  trx: Trx,
  application: LockedApplication,
  definition: LicenseDefinition,
  withdrawnAt: Date,
): Promise<void> {
  for (const reader of await listReaders(trx, application)) {
    await queueEmail(
      trx,
      'revision_overdue',
      reader,
      {
        ...common(reader, application, definition),
        last_day: formatWeekday(lastDayOf(withdrawnAt), reader.locale),
        action_url: applicationUrl(reader, application),
      },
      {},
      concerning(application),
    )
  }
}

/** Tells the applicants that the application was withdrawn because no answer came. */
export async function mailWithdrawn(
  trx: Trx,
  application: LockedApplication,
  definition: LicenseDefinition,
): Promise<void> {
  for (const reader of await listReaders(trx, application)) {
    const locale = parseLocale(reader.locale)
    const messages = await loadMessages(locale)
    const t = createTranslator({ locale, messages, namespace: 'review' })
    await queueEmail(
      trx,
      'decided',
      reader,
      {
        ...common(reader, application, definition),
        outcome: t('outcome.withdrawn'),
        message: t('outcome.withdrawnWhy'),
        action_url: applicationUrl(reader, application),
      },
      {},
      concerning(application),
    )
  }
}

function concerning(application: LockedApplication) {
  return { company_id: application.company_id, application_id: application.id }
}
