import type { Db } from '@/db'
import { newId } from '@/lib/ids'
import { createReviewer } from '@/lib/licensing/review/testing-case'

/** Gives a setting a value, whether or not the defaults are in the test's database. */
export async function setSetting(db: Db, key: string, type: string, value: boolean | number): Promise<void> {
  const group = newId()
  await db
    .insertInto('config_groups')
    .values({ id: group, key: `test-${group}`, name_id: 'Uji', name_en: 'Test', position: 1 })
    .execute()
  const json = JSON.stringify(value)
  await db
    .insertInto('config_settings')
    .values({
      id: newId(),
      group_id: group,
      key,
      type,
      name_id: key,
      name_en: key,
      position: 1,
      default_value: json,
      value: json,
    })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: json }))
    .execute()
}

/** Reviewers by name, in order. */
export async function createTeam(db: Db, size: number) {
  return Promise.all(Array.from({ length: size }, () => createReviewer(db)))
}

/** Who holds which cases: user id → application ids. */
export async function listHeldBy(db: Db, applicationIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('applications')
    .select(['id', 'assignee_id'])
    .where('id', 'in', [...applicationIds])
    .execute()
  const held = new Map<string, string[]>()
  for (const { id, assignee_id } of rows) {
    const holder = assignee_id ?? 'nobody'
    held.set(holder, [...(held.get(holder) ?? []), id])
  }
  return held
}
