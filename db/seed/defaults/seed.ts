import { pathToFileURL } from 'node:url'
import { Kysely, PostgresDialect } from 'kysely'
import { createPool, type Db } from '@/db'
import { databaseUrl } from '@/db/connection'
import type { DB } from '@/db/types'
import { seedReference } from '../reference/seed'
import { seedDecisionReasons } from './decision-reasons'
import { seedEmailTemplates } from './email-templates'
import { seedLicenseTypes } from './license-types'
import { seedPlans } from './plans'
import { seedSettings } from './settings'

/** What every installation begins with: regions, KBLI, holidays, settings, plans, mail texts, licence types. Safe to run again; staff's changes stay. */
export async function seedDefaults(connectionString: string): Promise<void> {
  const db: Db = new Kysely<DB>({ dialect: new PostgresDialect({ pool: createPool(connectionString, 4) }) })
  try {
    await seedReference(db)
    await seedSettings(db)
    await seedPlans(db)
    await seedEmailTemplates(db)
    await seedLicenseTypes(db)
    await seedDecisionReasons(db)
  } finally {
    await db.destroy()
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await seedDefaults(databaseUrl())
  console.log('The default data is in place.')
}
