import type { Db } from '@/db'
import { assignCase } from '@/lib/licensing/review/holding'
import type { Reviewer } from '@/lib/licensing/review/reviewer'
import { log } from '@/lib/log'

export type AssignItem = { application_id: string; assignee_id: string }

/** What became of one case; `failed` is ours, the others are the refusals of assigning. */
export type AssignResult = { application_id: string } & (
  | { ok: true }
  | { ok: false; reason: 'notFound' | 'notAllowed' | 'conflict' | 'assigneeUnfit' | 'failed' }
)

/**
 * A supervisor gives many cases at once, each in a transaction of its own: what one case refuses keeps no other. Repeated
 * with the same transaction id it answers the same and changes nothing.
 */
export async function assignMany(
  database: Db,
  supervisor: Reviewer,
  items: readonly AssignItem[],
  transactionId: string,
  now = new Date(),
): Promise<AssignResult[]> {
  const results: AssignResult[] = []
  for (const { application_id, assignee_id } of items) {
    try {
      const input = { application_id, assignee_id, transaction_id: transactionId }
      const outcome = await database.transaction().execute((trx) => assignCase(trx, supervisor, input, now))
      results.push(
        outcome.ok ? { application_id, ok: true } : { application_id, ok: false, reason: outcome.reason },
      )
    } catch (error) {
      log.error({ err: error, application_id }, 'case not assigned')
      results.push({ application_id, ok: false, reason: 'failed' })
    }
  }
  return results
}
