import type { Db, Trx } from '@/db'
import { recordAudit } from '@/lib/audit/mutations'
import { newId } from '@/lib/ids'
import { isInCharge } from './answering'
import type { Inspector } from './arranging'
import { lockVisit } from './moves'

/** A picture that waited for a network still comes in after the visit was completed. */
const LATE_DAYS = 7

/** Whether this member of staff may add a picture to a visit now. */
export async function mayAddPhoto(
  db: Db,
  staff: Pick<Inspector, 'staff_id'>,
  visitId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('visits')
    .innerJoin('applications', 'applications.id', 'visits.application_id')
    .select(['visits.inspector_id', 'visits.status', 'visits.completed_at', 'applications.assignee_id'])
    .where('visits.id', '=', visitId)
    .executeTakeFirst()
  if (!row) return false
  const isOpen =
    row.status === 'confirmed' ||
    row.status === 'under_way' ||
    (row.completed_at !== null && Date.now() - row.completed_at.getTime() < LATE_DAYS * 86_400_000)
  return isOpen && isInCharge({ visit: row, application: row }, staff)
}

/** Puts a stored document among the pictures of its visit, beside the thing on the checklist that it shows. */
export async function attachPhoto(
  trx: Trx,
  visitId: string,
  documentId: string,
  { checklist_key, taken_at }: { checklist_key?: string | undefined; taken_at?: string | undefined },
): Promise<void> {
  const now = new Date()
  const taken = taken_at ? new Date(taken_at) : now
  await trx
    .insertInto('visit_photos')
    .values({
      id: newId(),
      visit_id: visitId,
      document_id: documentId,
      checklist_key: checklist_key ?? null,
      // The clock of a phone may be ahead.
      taken_at: taken > now ? now : taken,
    })
    .execute()
}

type PhotoOutcome = { ok: true } | { ok: false; reason: 'notFound' | 'visitOver' }

/** Shows a picture to the applicants, or no longer. */
export async function sharePhoto(
  trx: Trx,
  inspector: Inspector,
  input: { visit_id: string; document_id: string; shared: boolean },
): Promise<PhotoOutcome> {
  const locked = await lockVisit(trx, input.visit_id)
  if (!locked || !isInCharge(locked, inspector)) return { ok: false, reason: 'notFound' }
  const changed = await trx
    .updateTable('visit_photos')
    .set({ shared: input.shared })
    .where('document_id', '=', input.document_id)
    .where('visit_id', '=', input.visit_id)
    .where('shared', '<>', input.shared)
    .returning('document_id')
    .executeTakeFirst()
  if (!changed) return { ok: true }
  await recordAudit(trx, inspector.actor, {
    action: input.shared ? 'visit.photo_shared' : 'visit.photo_hidden',
    entity_type: 'visit',
    entity_id: input.visit_id,
    company_id: locked.application.company_id,
    after: { document_id: changed.document_id },
  })
  return { ok: true }
}

/** Takes a picture away; `visitOver` once the visit is completed: it is part of the record then. */
export async function removePhoto(
  trx: Trx,
  inspector: Inspector,
  input: { visit_id: string; document_id: string },
): Promise<PhotoOutcome> {
  const locked = await lockVisit(trx, input.visit_id)
  if (!locked || !isInCharge(locked, inspector)) return { ok: false, reason: 'notFound' }
  if (locked.visit.status === 'completed') return { ok: false, reason: 'visitOver' }
  const removed = await trx
    .deleteFrom('visit_photos')
    .where('document_id', '=', input.document_id)
    .where('visit_id', '=', input.visit_id)
    .returning('document_id')
    .executeTakeFirst()
  if (!removed) return { ok: true }
  await trx
    .updateTable('documents')
    .set({ deleted_at: new Date() })
    .where('id', '=', removed.document_id)
    .execute()
  await recordAudit(trx, inspector.actor, {
    action: 'document.deleted',
    entity_type: 'document',
    entity_id: removed.document_id,
    company_id: locked.application.company_id,
  })
  return { ok: true }
}
