import { z } from 'zod'
import type { Trx } from '@/db'
import { type ActionResult, DONE, refuse } from '@/lib/action-result'
import { type Actor, recordAudit } from '@/lib/audit/mutations'

export const companyStateSchema = z.object({
  slug: z.string().max(60),
  reason: z.string().trim().min(5).max(500),
})

/**
 * Disables a company: for its members it is as if it did not exist, and they are told so; nothing of it is lost.
 * Repeating it changes nothing. Refuses `notFound`.
 */
export async function disableCompany(
  trx: Trx,
  actor: Actor,
  slug: string,
  reason: string,
): Promise<ActionResult> {
  const company = await lockCompany(trx, slug)
  if (!company) return refuse('notFound')
  if (company.disabled_at) return DONE
  await trx
    .updateTable('companies')
    .set({ disabled_at: new Date(), disabled_reason: reason })
    .where('id', '=', company.id)
    .execute()
  await recordAudit(trx, actor, {
    action: 'company.disabled',
    entity_type: 'company',
    entity_id: company.id,
    company_id: company.id,
    after: { reason },
  })
  return DONE
}

/** Takes the disabling of a company back. Repeating it changes nothing. Refuses `notFound`. */
export async function enableCompany(
  trx: Trx,
  actor: Actor,
  slug: string,
  reason: string,
): Promise<ActionResult> {
  const company = await lockCompany(trx, slug)
  if (!company) return refuse('notFound')
  if (!company.disabled_at) return DONE
  await trx
    .updateTable('companies')
    .set({ disabled_at: null, disabled_reason: null })
    .where('id', '=', company.id)
    .execute()
  await recordAudit(trx, actor, {
    action: 'company.enabled',
    entity_type: 'company',
    entity_id: company.id,
    company_id: company.id,
    before: { reason: company.disabled_reason },
    after: { reason },
  })
  return DONE
}

function lockCompany(trx: Trx, slug: string) {
  return trx
    .selectFrom('companies')
    .select(['id', 'disabled_at', 'disabled_reason'])
    .where('slug', '=', slug)
    .forUpdate()
    .executeTakeFirst()
}
