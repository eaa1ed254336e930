import type { ActionResult } from '@/lib/action-result'
import { type BulkInput, type BulkResult, deriveId } from '@/lib/licensing/review/bulk-schema'
import type { SelectableRow } from '../selection'

/** A batch as it was asked for: repeated with the same id it asks for the same, so that nothing is done twice. */
export interface Batch {
  id: string
  rows: SelectableRow[]
  request: BulkRequest
}

type Without<Union> = Union extends unknown ? Omit<Union, 'items'> : never
export type BulkRequest = Without<BulkInput>

export type RowResult = BulkResult | { application_id: string; number: string; result: 'lost' }

/** So many rows in one request that progress shows, and that a cut line loses few answers. */
const CHUNK = 10

/**
 * Sends a batch piece by piece and tells what came of each row. Where the line is cut, the answer is lost, not the move: those
 * rows can be sent again.
 */
export async function runBatch(
  batch: Batch,
  send: (input: BulkInput) => Promise<ActionResult<BulkResult[]>>,
  tell: (results: RowResult[]) => void,
): Promise<ActionResult<undefined>> {
  for (let at = 0; at < batch.rows.length; at += CHUNK) {
    const rows = batch.rows.slice(at, at + CHUNK)
    const items = rows.map(({ id, stage_id }) => ({
      application_id: id,
      transaction_id: deriveId(batch.id, id),
      ...(stage_id && { stage_id }),
    }))
    const lost = rows.map(({ id, number }) => ({ application_id: id, number, result: 'lost' as const }))
    try {
      const outcome = await send({ ...batch.request, items } as BulkInput)
      if (!outcome.ok) {
        if (outcome.reason !== 'unavailable' && outcome.reason !== 'failed') return outcome
        tell(lost)
      } else tell(outcome.data)
    } catch {
      tell(lost)
    }
  }
  return { ok: true, data: undefined }
}
