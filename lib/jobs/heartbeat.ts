import { hostname } from 'node:os'
import type { Db } from '@/db'
import { newId } from '@/lib/ids'
import { log } from '@/lib/log'
import { APP_VERSION } from '@/lib/system/versions'

const BEAT_MILLISECONDS = 15_000
/** Rows of workers that ended without saying so are kept this long. */
const KEPT_MILLISECONDS = 86_400_000

/** After this many seconds without a beat a worker counts as gone: three beats were missed. */
export const DEAD_AFTER_SECONDS = 60

/**
 * Tells the database every fifteen seconds that this worker lives, for the system page and the readiness check.
 * Returns the way to end it, which takes the row away.
 */
export async function startHeartbeat(db: Db): Promise<() => Promise<void>> {
  const id = newId()
  const beat = async () => {
    const now = new Date()
    await db
      .insertInto('worker_heartbeats')
      .values({
        id,
        host: hostname(),
        pid: process.pid,
        node_version: process.version,
        app_version: APP_VERSION,
        beat_at: now,
      })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ beat_at: now }))
      .execute()
  }
  await beat()
  await db
    .deleteFrom('worker_heartbeats')
    .where('beat_at', '<', new Date(Date.now() - KEPT_MILLISECONDS))
    .execute()
  const timer = setInterval(() => {
    // A database that is away for a while is no reason to end: the next beat says that we are back.
    beat().catch((error: unknown) => log.warn({ err: error }, 'heartbeat'))
  }, BEAT_MILLISECONDS)
  return async () => {
    clearInterval(timer)
    await db.deleteFrom('worker_heartbeats').where('id', '=', id).execute()
  }
}
