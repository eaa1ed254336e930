import type { Db } from '@/db'

export type PlanName = { id: string; name_id: string; name_en: string }

/** All plans, those that are sold no longer too. */
export async function listPlanNames(db: Db): Promise<PlanName[]> {
  return db.selectFrom('plans').select(['id', 'name_id', 'name_en']).orderBy('position').execute()
}
