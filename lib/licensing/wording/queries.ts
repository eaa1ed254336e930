import type { Db, Trx } from '@/db'
import type { ReasonKind } from './schema'

export type Reason = Awaited<ReturnType<typeof listReasons>>[number]
export type Reply = Awaited<ReturnType<typeof listReplies>>[number]

/** All reasons in their order; `is_active` are those that can be chosen today. */
export async function listReasons(db: Db) {
  return db
    .selectFrom('decision_reasons')
    .select(['key', 'kind', 'name_id', 'name_en', 'text_id', 'text_en', 'is_active', 'position'])
    .orderBy('kind')
    .orderBy('position')
    .orderBy('key')
    .execute()
}

/** The replies that this person may use: their own first, then everybody's. */
export async function listReplies(db: Db, userId: string) {
  return db
    .selectFrom('saved_replies')
    .select(['id', 'owner_id', 'title', 'body', 'is_active', 'position'])
    .where((eb) => eb.or([eb('owner_id', '=', userId), eb('owner_id', 'is', null)]))
    .orderBy((eb) => eb('owner_id', 'is', null))
    .orderBy('position')
    .orderBy('id')
    .execute()
}

/** Whether all these are reasons of the kind. A retired one still counts: it may have been chosen a moment before. */
export async function areReasons(trx: Trx, kind: ReasonKind, keys: readonly string[]): Promise<boolean> {
  const wanted = [...new Set(keys)]
  if (wanted.length === 0) return true
  const rows = await trx
    .selectFrom('decision_reasons')
    .select('key')
    .where('kind', '=', kind)
    .where('key', 'in', wanted)
    .execute()
  return rows.length === wanted.length
}
