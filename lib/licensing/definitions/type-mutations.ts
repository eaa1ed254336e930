import type { Trx } from '@/db'
import { type Actor, recordAudit } from '@/lib/audit/mutations'

type Outcome = { ok: true } | { ok: false; reason: 'notFound' | 'notPublished' | 'notRetired' }

/** Closes a licence type: nobody can start it any more; what is under way is finished and what was issued stays valid. */
export async function retireLicenseType(
  trx: Trx,
  actor: Actor,
  code: string,
  reason: string,
): Promise<Outcome> {
  return setStatus(trx, actor, { code, from: 'published', to: 'retired', reason })
}

/** Opens a retired licence type again, with its current version. */
export async function reinstateLicenseType(
  trx: Trx,
  actor: Actor,
  code: string,
  reason: string,
): Promise<Outcome> {
  return setStatus(trx, actor, { code, from: 'retired', to: 'published', reason })
}

async function setStatus(
  trx: Trx,
  actor: Actor,
  change: { code: string; from: string; to: string; reason: string },
): Promise<Outcome> {
  const type = await trx
    .selectFrom('license_types')
    .select(['id', 'status', 'current_version_id'])
    .where('code', '=', change.code)
    .forUpdate()
    .executeTakeFirst()
  if (!type?.current_version_id) return { ok: false, reason: 'notFound' }
  if (type.status !== change.from) {
    return { ok: false, reason: change.from === 'published' ? 'notPublished' : 'notRetired' }
  }
  await trx
    .updateTable('license_types')
    .set({ status: change.to })
    .where('id', '=', type.id)
    .where('status', '=', change.from)
    .execute()
  await recordAudit(trx, actor, {
    action: change.to === 'retired' ? 'license_type.retired' : 'license_type.reinstated',
    entity_type: 'license_type',
    entity_id: type.id,
    before: { status: change.from },
    after: { status: change.to, code: change.code, reason: change.reason },
  })
  return { ok: true }
}
