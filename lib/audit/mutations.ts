import type { Trx } from '@/db'
import type { JsonValue } from '@/db/types'
import { newId } from '@/lib/ids'
import type { RequestInfo } from '@/lib/request'

/** Who acts: a company's user, a member of staff, the system itself (jobs) or a provider (webhooks). */
export type Actor = {
  kind: 'user' | 'staff' | 'system' | 'provider'
  user_id: string | null
  name: string | null
  request?: RequestInfo
}

/** The actor of jobs. */
export const SYSTEM: Actor = { kind: 'system', user_id: null, name: 'system' }

export type AuditEntry = {
  /** `noun.verb` in past tense, such as `setting.changed`. */
  action: string
  entity_type: string
  entity_id: string | null
  company_id?: string | null
  before?: unknown
  after?: unknown
}

/** Writes who did what to what, in the transaction of the change itself. Amounts (bigint) are kept as text; secrets do not belong here. */
export async function recordAudit(trx: Trx, actor: Actor, entry: AuditEntry): Promise<void> {
  await recordAudits(trx, actor, [entry])
}

/** The same for a batch of changes by one actor. */
export async function recordAudits(trx: Trx, actor: Actor, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return
  await trx
    .insertInto('audit_log')
    .values(
      entries.map((entry) => ({
        id: newId(),
        action: entry.action,
        entity_type: entry.entity_type,
        entity_id: entry.entity_id,
        company_id: entry.company_id ?? null,
        actor_kind: actor.kind,
        actor_user_id: actor.user_id,
        actor_name: actor.name,
        ip_address: actor.request?.ip_address ?? null,
        user_agent: actor.request?.user_agent ?? null,
        request_id: actor.request?.request_id ?? null,
        before: toJson(entry.before),
        after: toJson(entry.after),
      })),
    )
    .execute()
}

function toJson(value: unknown): JsonValue {
  if (value === undefined || value === null) return null
  return JSON.stringify(value, (_key, inner) => (typeof inner === 'bigint' ? inner.toString() : inner))
}
