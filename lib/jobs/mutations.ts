import type { Trx } from '@/db'
import { QUEUE_NAMES } from '@/db/queues'
import { type ActionResult, DONE, refuse } from '@/lib/action-result'
import { type Actor, recordAudit } from '@/lib/audit/mutations'
import { retryJob } from './boss'

/** Runs a failed job once more. Refuses `notFailed`: it is gone, or somebody was faster. */
export async function retryFailedJob(
  trx: Trx,
  actor: Actor,
  job: { name: string; id: string },
): Promise<ActionResult> {
  if (!(QUEUE_NAMES as string[]).includes(job.name)) return refuse('notFailed')
  if (!(await retryJob(trx, job.name, job.id))) return refuse('notFailed')
  await recordAudit(trx, actor, {
    action: 'job.retried',
    entity_type: 'job',
    entity_id: job.id,
    after: { queue: job.name },
  })
  return DONE
}
