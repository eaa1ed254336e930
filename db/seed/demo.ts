import { pathToFileURL } from 'node:url'
import { db } from '@/db'
import { databaseUrl } from '@/db/connection'
import { stopSender } from '@/lib/jobs/boss'
import { seedDefaults } from './defaults/seed'
import { createApplications } from './demo/applications'
import { createAudit } from './demo/audit'
import { createBilling } from './demo/billing'
import { earnMonths } from './demo/books'
import { createCompanies } from './demo/companies'
import { createDocuments } from './demo/documents'
import { createMails } from './demo/mails'
import { createOnboarding } from './demo/onboarding'
import { createPeople } from './demo/people'
import { createRandom } from './demo/random'
import { createBillingHistory } from './demo/settlement'
import { createStaffing } from './demo/staffing'
import { createVisits } from './demo/visits'

/** Fills an empty installation with half a year of a story. Answers false, and changes nothing, where it was told already. */
export async function seedDemo(now: Date = new Date()): Promise<boolean> {
  await seedDefaults(databaseUrl())
  const told = await db
    .selectFrom('users')
    .select('id')
    .where('email', '=', 'sari@demo.test')
    .executeTakeFirst()
  if (told) return false
  // All or nothing: a run that is killed leaves an empty installation, not half a story.
  await db.transaction().execute(async (trx) => {
    const random = createRandom(20261123)
    const people = await createPeople(trx, now, random)
    const companies = await createCompanies(trx, people, now, random)
    const documents = await createDocuments(trx, companies)
    const applications = await createApplications(trx, companies, documents, people, now, random)
    const invoices = await createBilling(trx, companies, now, random)
    await createBillingHistory(trx, people.staff.fajar, now)
    await earnMonths(trx, now)
    await createOnboarding(trx, people, companies, now, random)
    await createAudit(trx, people, applications, invoices, now, random)
    await createStaffing(trx, people, now)
    await createVisits(trx, applications, now)
    await createMails(trx, applications, invoices, random)
  })
  return true
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const isNew = await seedDemo()
  console.log(isNew ? 'The demo data is in place.' : 'The demo data was there already.')
  await stopSender()
  await db.destroy()
}
