import type { Db, Trx } from '@/db'
import { recordAudit } from '@/lib/audit/mutations'
import { STAFF_PERMISSIONS } from '@/lib/auth/permissions'
import { newId } from '@/lib/ids'
import { notifyStaff } from '@/lib/staffing/notify'
import { lockApplication } from '../process/lock'
import type { Reviewer } from './reviewer'
import type { NoteInput } from './schema'

export type Mentionable = { id: string; name: string }

/** The staff who may be named in a note: those who may read it. */
export async function listMentionable(db: Db | Trx): Promise<Mentionable[]> {
  return db
    .selectFrom('users')
    .select(['id', 'name'])
    .where('staff_role', 'in', STAFF_PERMISSIONS['case.view'])
    .where('disabled_at', 'is', null)
    .orderBy('name')
    .execute()
}

/**
 * Adds a note that only staff read; whoever is mentioned is told. Any reviewer may, whoever holds the case. Repeating it
 * adds nothing and tells nobody twice.
 */
export async function addNote(
  trx: Trx,
  reviewer: Reviewer,
  input: NoteInput,
): Promise<{ ok: true } | { ok: false; reason: 'notFound' | 'mentionUnfit' }> {
  const application = await lockApplication(trx, input.application_id)
  if (!application || application.status === 'draft') return { ok: false, reason: 'notFound' }
  const wanted = [...new Set(input.mentions ?? [])]
  const known = wanted.length > 0 ? await listMentionable(trx) : []
  const mentions = known.filter((one) => wanted.includes(one.id))
  if (mentions.length < wanted.length) return { ok: false, reason: 'mentionUnfit' }

  const id = newId()
  const added = await trx
    .insertInto('application_events')
    .values({
      id,
      application_id: application.id,
      transaction_id: input.transaction_id,
      kind: 'note',
      stage_id: application.current_stage_id,
      actor_kind: 'staff',
      actor_user_id: reviewer.staff_id,
      comment: input.text,
      is_internal: true,
      data: { mentions },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) return { ok: true }
  const readers = mentions.map((one) => one.id).filter((one) => one !== reviewer.staff_id)
  await notifyStaff(trx, readers, {
    kind: 'mentioned',
    application_id: application.id,
    event_id: id,
    data: { number: application.number, by: reviewer.actor.name ?? '', text: input.text.slice(0, 300) },
    wants_mail: true,
  })
  await recordAudit(trx, reviewer.actor, {
    action: 'application.noted',
    entity_type: 'application',
    entity_id: application.id,
    company_id: application.company_id,
  })
  return { ok: true }
}
