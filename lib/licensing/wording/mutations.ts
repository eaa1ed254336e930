import type { Trx } from '@/db'
import { type Actor, recordAudit } from '@/lib/audit/mutations'
import type { AddReasonInput, EditReasonInput, SaveReplyInput, Step } from './schema'

type Refused<Reason extends string> = { ok: false; reason: Reason }
type Done = { ok: true }

/** Adds a reason at the end of its kind. */
export async function addReason(
  trx: Trx,
  actor: Actor,
  input: AddReasonInput,
): Promise<Done | Refused<'keyTaken'>> {
  const last = await trx
    .selectFrom('decision_reasons')
    .select((eb) => eb.fn.max('position').as('position'))
    .where('kind', '=', input.kind)
    .executeTakeFirst()
  const added = await trx
    .insertInto('decision_reasons')
    .values({ ...input, position: (last?.position ?? -1) + 1 })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst()
  if (!added) return { ok: false, reason: 'keyTaken' }
  await auditReason(trx, actor, 'reason.added', input.key, undefined, input)
  return { ok: true }
}

/** Says a reason in other words; what was decided with it stays. */
export async function editReason(
  trx: Trx,
  actor: Actor,
  { key, ...words }: EditReasonInput,
): Promise<Done | Refused<'notFound'>> {
  const before = await lockReason(trx, key)
  if (!before) return { ok: false, reason: 'notFound' }
  await trx.updateTable('decision_reasons').set(words).where('key', '=', key).execute()
  await auditReason(trx, actor, 'reason.changed', key, before, words)
  return { ok: true }
}

/** Takes a reason out of use, or back into it. It is never deleted: decisions name it. */
export async function retireReason(
  trx: Trx,
  actor: Actor,
  { key, is_active }: { key: string; is_active: boolean },
): Promise<Done | Refused<'notFound'>> {
  const before = await lockReason(trx, key)
  if (!before) return { ok: false, reason: 'notFound' }
  if (before.is_active === is_active) return { ok: true }
  await trx.updateTable('decision_reasons').set({ is_active }).where('key', '=', key).execute()
  await auditReason(trx, actor, is_active ? 'reason.restored' : 'reason.retired', key, before, { is_active })
  return { ok: true }
}

/** Moves a reason one place up or down among those of its kind. */
export async function placeReason(trx: Trx, { key, step }: { key: string; step: Step }): Promise<Done> {
  const kind = trx.selectFrom('decision_reasons').select('kind').where('key', '=', key)
  const rows = await trx
    .selectFrom('decision_reasons')
    .select('key as id')
    .where('kind', '=', kind)
    .orderBy('position')
    .orderBy('key')
    .forUpdate()
    .execute()
  for (const [position, id] of moved(rows, key, step).entries()) {
    await trx.updateTable('decision_reasons').set({ position }).where('key', '=', id).execute()
  }
  return { ok: true }
}

type Writer = { user_id: string; actor: Actor; mayShare: boolean }

/** Keeps a reply, one's own or everybody's. Nobody changes another's. */
export async function saveReply(
  trx: Trx,
  writer: Writer,
  { id, is_shared, title, body }: SaveReplyInput,
): Promise<Done | Refused<'notYours'>> {
  if (is_shared && !writer.mayShare) return { ok: false, reason: 'notYours' }
  const before = await trx
    .selectFrom('saved_replies')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (before && !owns(writer, before)) return { ok: false, reason: 'notYours' }
  const values = { owner_id: is_shared ? null : writer.user_id, title, body }
  await trx
    .insertInto('saved_replies')
    .values({ id, ...values, position: before?.position ?? 1000, created_by: writer.user_id })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute()
  await recordAudit(trx, writer.actor, {
    action: before ? 'reply.changed' : 'reply.added',
    entity_type: 'saved_reply',
    entity_id: id,
    before: before && { title: before.title, body: before.body, owner_id: before.owner_id },
    after: values,
  })
  return { ok: true }
}

/** Takes a reply out of use, or back into it. */
export async function retireReply(
  trx: Trx,
  writer: Writer,
  { id, is_active }: { id: string; is_active: boolean },
): Promise<Done | Refused<'notYours'>> {
  const reply = await trx
    .selectFrom('saved_replies')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!reply || !owns(writer, reply)) return { ok: false, reason: 'notYours' }
  if (reply.is_active === is_active) return { ok: true }
  await trx.updateTable('saved_replies').set({ is_active }).where('id', '=', id).execute()
  await recordAudit(trx, writer.actor, {
    action: is_active ? 'reply.restored' : 'reply.retired',
    entity_type: 'saved_reply',
    entity_id: id,
    after: { is_active },
  })
  return { ok: true }
}

/** Moves a reply one place up or down among one's own, or among everybody's. */
export async function placeReply(
  trx: Trx,
  writer: Writer,
  { id, step }: { id: string; step: Step },
): Promise<Done | Refused<'notYours'>> {
  const reply = await trx
    .selectFrom('saved_replies')
    .select('owner_id')
    .where('id', '=', id)
    .executeTakeFirst()
  if (!reply || !owns(writer, reply)) return { ok: false, reason: 'notYours' }
  const rows = await trx
    .selectFrom('saved_replies')
    .select('id')
    .where('owner_id', 'is not distinct from', reply.owner_id)
    .orderBy('position')
    .orderBy('id')
    .forUpdate()
    .execute()
  for (const [position, each] of moved(rows, id, step).entries()) {
    await trx.updateTable('saved_replies').set({ position }).where('id', '=', each).execute()
  }
  return { ok: true }
}

function owns(writer: Writer, reply: { owner_id: string | null }): boolean {
  return reply.owner_id === null ? writer.mayShare : reply.owner_id === writer.user_id
}

function moved(rows: readonly { id: string }[], id: string, step: Step): string[] {
  const ids = rows.map((row) => row.id)
  const at = ids.indexOf(id)
  const to = at + step
  if (at === -1 || to < 0 || to >= ids.length) return ids
  return ids.with(at, ids[to] ?? id).with(to, id)
}

async function lockReason(trx: Trx, key: string) {
  return trx.selectFrom('decision_reasons').selectAll().where('key', '=', key).forUpdate().executeTakeFirst()
}

async function auditReason(
  trx: Trx,
  actor: Actor,
  action: string,
  key: string,
  before: unknown,
  after: unknown,
): Promise<void> {
  await recordAudit(trx, actor, {
    action,
    entity_type: 'decision_reason',
    // Its key is no id: it stands in the details.
    entity_id: key,
    before,
    after,
  })
}
