import type { Trx } from '@/db'
import { recordAudit } from '@/lib/audit/mutations'
import { newId } from '@/lib/ids'
import { lockApplication } from '../process/lock'
import type { Reviewer } from './reviewer'
import type { NoteInput } from './schema'

/** Adds a note that only staff read. Any reviewer may, whoever holds the case. Repeating it adds nothing. */
export async function addNote(
  trx: Trx,
  reviewer: Reviewer,
  input: NoteInput,
): Promise<{ ok: true } | { ok: false; reason: 'notFound' }> {
  const application = await lockApplication(trx, input.application_id)
  if (!application || application.status === 'draft') return { ok: false, reason: 'notFound' }
  const added = await trx
    .insertInto('application_events')
    .values({
      id: newId(),
      application_id: application.id,
      transaction_id: input.transaction_id,
      kind: 'note',
      stage_id: application.current_stage_id,
      actor_kind: 'staff',
      actor_user_id: reviewer.staff_id,
      comment: input.text,
      is_internal: true,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) return { ok: true }
  await recordAudit(trx, reviewer.actor, {
    action: 'application.noted',
    entity_type: 'application',
    entity_id: application.id,
    company_id: application.company_id,
  })
  return { ok: true }
}
