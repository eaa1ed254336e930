import type { Db } from '@/db'
import { seedHolidays } from './holidays'
import { seedKbli } from './kbli'
import { seedRegions } from './regions'

/**
 * Regions, the starter list of business classes, and the holidays that are known. Safe to run again: regions follow the
 * published list, while classes and holidays that exist already stay as staff left them.
 */
export async function seedReference(db: Db): Promise<void> {
  await seedRegions(db)
  await seedKbli(db)
  await seedHolidays(db)
}
