import type { Trx } from '@/db'
import { queueEmail } from '@/lib/email/mutations'
import { formatWeekday } from '@/lib/time'
import { lastDayOf } from '@/lib/working-days'
import type { LicenseDefinition } from '../definitions/definition'
import type { LockedApplication } from '../process/lock'
import { applicationUrl, common, listReaders } from '../review/mail'

/** Tells the applicants that the application has arrived and until when they hear of it. */
export async function mailSubmitted(
  trx: Trx,
  application: LockedApplication,
  definition: LicenseDefinition,
  dueAt: Date,
): Promise<void> {
  for (const reader of await listReaders(trx, application)) {
    await queueEmail(
      trx,
      'submitted',
      reader,
      {
        ...common(reader, application, definition),
        due_on: formatWeekday(lastDayOf(dueAt), reader.locale),
        action_url: applicationUrl(reader, application),
      },
      {},
      { company_id: application.company_id, application_id: application.id },
    )
  }
}
