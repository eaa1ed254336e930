import { sql } from 'kysely'
import type { Db, Trx } from '@/db'
import type { DocumentKind } from '@/lib/documents/schema'
import type { CompanyId } from '@/lib/ids'
import { COUNTED_STATUSES } from '@/lib/licensing/process/status'
import type { Quota } from './catalogue/schema'
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
  storage_limit_mb: number | null
  /** What the company keeps; proofs of payment do not count: who is full can still pay for more. */
  storage_bytes: number
  /** What sending one application costs, without PPN. */
  application_fee_amount: bigint
}

const MEGABYTE = 1024 * 1024

/**
 * What a company may use, and what of it is used: its plan and add-ons while the subscription is in good standing, else the
 * free plan. The one place that says so. One query.
 */
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
      'plans.application_fee_amount',
      limitWith('plans.open_application_limit', 'open_applications').as('open_application_limit'),
      limitWith('plans.member_limit', 'members').as('member_limit'),
      limitWith('plans.storage_limit_mb', 'storage_mb').as('storage_limit_mb'),
      eb
        .selectFrom('documents')
        .select((inner) => inner.fn.coalesce(inner.fn.sum<string>('size_bytes'), sql<string>`0`).as('sum'))
        .where('documents.company_id', '=', companyId)
        .where('documents.deleted_at', 'is', null)
        .where('documents.kind', '<>', UNCOUNTED_KIND)
        .as('storage_bytes'),
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
    storage_limit_mb: row.storage_limit_mb,
    storage_bytes: Number(row.storage_bytes ?? 0),
    application_fee_amount: row.application_fee_amount,
  }
}

const UNCOUNTED_KIND = 'payment_proof' satisfies DocumentKind

/** A limit of the plan with what the subscription's add-ons add to it; without limit stays so. */
function limitWith(column: string, quota: Quota) {
  return sql<number | null>`(${sql.ref(column)} + coalesce((
    select sum(subscription_addons.quantity * addons.quota_per_unit) from subscription_addons
    join addons on addons.id = subscription_addons.addon_id
    where subscription_addons.subscription_id = subscriptions.id and addons.quota = ${quota}), 0))::int`
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

export type StorageClaim =
  | { ok: true }
  | { ok: false; reason: 'storageLimit'; limit_mb: number; used_bytes: number }

/**
 * The same for the room that a file takes, in the transaction that records it. Who is above the limit after a change to a
 * smaller plan keeps everything, and adds nothing until there is room again.
 */
export async function claimStorage(
  trx: Trx,
  companyId: CompanyId,
  file: { kind: string; size_bytes: number },
): Promise<StorageClaim> {
  if (file.kind === UNCOUNTED_KIND) return { ok: true }
  const usage = await lockUsage(trx, companyId)
  const limit = usage.storage_limit_mb
  if (limit === null || usage.storage_bytes + file.size_bytes <= limit * MEGABYTE) return { ok: true }
  return { ok: false, reason: 'storageLimit', limit_mb: limit, used_bytes: usage.storage_bytes }
}

async function lockUsage(trx: Trx, companyId: CompanyId): Promise<Usage> {
  await lockBilling(trx, companyId)
  return findUsage(trx, companyId)
}
