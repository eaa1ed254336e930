import type { Db, Trx } from '@/db'
import type { VisitResult } from './status'

/**
 * What came of the visits of a stage: the result of the last one that was completed, undefined where none was. A stage of
 * the kind `visit` is approved only with one.
 */
export async function visitOutcome(trx: Db | Trx, stageId: string): Promise<VisitResult | undefined> {
  const row = await trx
    .selectFrom('visits')
    .select('result')
    .where('stage_id', '=', stageId)
    .where('status', '=', 'completed')
    .orderBy('completed_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (row?.result ?? undefined) as VisitResult | undefined
}
