import { db } from '@/db'
import { cleanExpired } from '@/lib/auth/maintenance'
import { cleanDocuments } from '@/lib/documents/maintenance'

/** What the house tidies each night. Each part is safe to repeat. */
export async function runDailyMaintenance(): Promise<void> {
  await cleanDocuments(db, new Date())
  await cleanExpired(db, new Date())
}
