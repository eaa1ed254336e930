import type { Db } from '@/db'
import { log } from '@/lib/log'
import { findFileTime, listFileKeys, removeFile } from './storage'

const DAY_MS = 86_400_000
const BATCH = 200

/**
 * Removes the files of documents deleted more than a day ago, with their rows, and files of at least a day that no row
 * knows (an upload that broke between storing and recording). Safe to repeat: what is gone stays gone.
 */
export async function cleanDocuments(db: Db, now: Date): Promise<{ deleted: number; orphans: number }> {
  const before = new Date(now.getTime() - DAY_MS)
  const deleted = await removeDeleted(db, before)
  const orphans = await removeOrphans(db, before)
  if (deleted + orphans > 0) log.info({ deleted, orphans }, 'documents cleaned')
  return { deleted, orphans }
}

async function removeDeleted(db: Db, before: Date): Promise<number> {
  let count = 0
  for (;;) {
    const rows = await db
      .selectFrom('documents')
      .select(['id', 'storage_key'])
      .where('deleted_at', '<', before)
      .limit(BATCH)
      .execute()
    // The file first: if this stops half-way, the row is still there to say what is left to do.
    for (const row of rows) await removeFile(row.storage_key)
    const ids = rows.map((row) => row.id)
    if (ids.length > 0) await db.deleteFrom('documents').where('id', 'in', ids).execute()
    count += ids.length
    if (rows.length < BATCH) return count
  }
}

async function removeOrphans(db: Db, before: Date): Promise<number> {
  let count = 0
  let keys: string[] = []
  const settle = async () => {
    if (keys.length === 0) return
    const known = await db
      .selectFrom('documents')
      .select('storage_key')
      .where('storage_key', 'in', keys)
      .execute()
    const found = new Set(known.map((row) => row.storage_key))
    for (const key of keys) {
      if (found.has(key)) continue
      const written = await findFileTime(key)
      if (!written || written >= before) continue
      await removeFile(key)
      count += 1
    }
    keys = []
  }
  for await (const key of listFileKeys()) {
    keys.push(key)
    if (keys.length === BATCH) await settle()
  }
  await settle()
  return count
}
