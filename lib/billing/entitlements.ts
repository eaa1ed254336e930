import type { Db, Trx } from '@/db'
import type { CompanyId } from '@/lib/ids'
import { COUNTED_STATUSES } from '@/lib/licensing/process/status'
import { lockBilling } from './invoices/mutations'
import { ENTITLED_SUBSCRIPTION_STATUSES } from './status'

export type Usage = {
  plan_code: string
  plan_name_id: string
  plan_name_en: string
  /** null: without limit. */
  open_application_limit: number | null
  open_applications: number
  member_limit: number | null
  members: number
}

/** The company's plan (the free one when no subscription is live) with what of it is used. One query. */
export async function findUsage(db: Db | Trx, companyId: CompanyId): Promise<Usage> {
  const row = await db
    .selectFrom('plans')
    .leftJoin('subscriptions', (join) =>
      join
        .onRef('subscriptions.plan_id', '=', 'plans.id')
        .on('subscriptions.company_id', '=', companyId)
        .on('subscriptions.status', 'in', [...ENTITLED_SUBSCRIPTION_STATUSES]),
    )
    .select((eb) => [
      'plans.code',
      'plans.name_id',
      'plans.name_en',
      'plans.open_application_limit',
      'plans.member_limit',
      eb
        .selectFrom('applications')
        .select((inner) => inner.fn.countAll<bigint>().as('count'))
        .where('applications.company_id', '=', companyId)
        .where('applications.status', 'in', [...COUNTED_STATUSES])
        .as('open_applications'),
      eb
        .selectFrom('company_members')
        .select((inner) => inner.fn.countAll<bigint>().as('count'))
        .where('company_members.company_id', '=', companyId)
        .as('members'),
    ])
    .where((eb) => eb.or([eb('subscriptions.id', 'is not', null), eb('plans.is_free', '=', true)]))
    // The subscribed plan before the free one.
    .orderBy((eb) => eb('subscriptions.id', 'is', null))
    .orderBy('plans.status')
    .limit(1)
    .executeTakeFirstOrThrow()
  return {
    plan_code: row.code,
    plan_name_id: row.name_id,
    plan_name_en: row.name_en,
    open_application_limit: row.open_application_limit,
    open_applications: Number(row.open_applications ?? 0),
    member_limit: row.member_limit,
    members: Number(row.members ?? 0),
  }
}

export type Claim = { ok: true } | { ok: false; reason: 'planLimit'; limit: number; used: number }

/**
 * Takes one open application out of the company's plan. Locks the company's row until the transaction ends, so that two
 * requests cannot both take the last one. The caller then makes the application count (submits it) in the same transaction.
 */
export async function claimOpenApplication(trx: Trx, companyId: CompanyId): Promise<Claim> {
  const usage = await lockUsage(trx, companyId)
  const limit = usage.open_application_limit
  if (limit === null || usage.open_applications < limit) return { ok: true }
  return { ok: false, reason: 'planLimit', limit, used: usage.open_applications }
}

/**
 * The same for one more person: called before an invitation is sent, in its transaction. Invitations that are still open
 * count as taken, so that accepting one never finds the place gone.
 */
export async function claimMember(trx: Trx, companyId: CompanyId): Promise<Claim> {
  const usage = await lockUsage(trx, companyId)
  const limit = usage.member_limit
  if (limit === null) return { ok: true }
  const { invited } = await trx
    .selectFrom('invitations')
    .select((eb) => eb.fn.countAll<bigint>().as('invited'))
    .where('company_id', '=', companyId)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', new Date())
    .executeTakeFirstOrThrow()
  const used = usage.members + Number(invited)
  return used < limit ? { ok: true } : { ok: false, reason: 'planLimit', limit, used }
}

async function lockUsage(trx: Trx, companyId: CompanyId): Promise<Usage> {
  await lockBilling(trx, companyId)
  return findUsage(trx, companyId)
}
