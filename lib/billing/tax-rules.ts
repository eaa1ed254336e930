import type { Db, Trx } from '@/db'
import { type Actor, recordAudit } from '@/lib/audit/mutations'
import { newId, type StaffId } from '@/lib/ids'
import { dayOf } from '@/lib/time'
import type { TaxRules } from './tax'
import type { TaxRuleValues } from './tax-schema'

/**
 * The rules of PPN on a day (`YYYY-MM-DD` of Jakarta): the version with the newest first day that is not after it. Throws when
 * the day lies before all versions.
 */
export async function findTaxRules(db: Db | Trx, day: string): Promise<TaxRules> {
  return db
    .selectFrom('tax_rules')
    .select(['is_pkp', 'rate_bp', 'base_numerator', 'base_denominator'])
    .where('from_on', '<=', day)
    .orderBy('from_on', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
}

export type TaxRuleVersion = Awaited<ReturnType<typeof listTaxRules>>[number]

/** All versions, the newest first day first, each with who wrote it. */
export async function listTaxRules(db: Db, _staff: StaffId) {
  return db
    .selectFrom('tax_rules')
    .leftJoin('users', 'users.id', 'tax_rules.created_by')
    .select([
      'tax_rules.id',
      'tax_rules.from_on',
      'tax_rules.is_pkp',
      'tax_rules.rate_bp',
      'tax_rules.base_numerator',
      'tax_rules.base_denominator',
      'tax_rules.legal_basis',
      'tax_rules.created_at',
      'users.name as created_by_name',
    ])
    .orderBy('from_on', 'desc')
    .execute()
}

export type TaxRuleOutcome =
  | { ok: true }
  | { ok: false; reason: 'pastDay' | 'dayTaken' | 'notFound' | 'begun' }

/**
 * Adds a version that holds from its first day on, today (of Jakarta) at the earliest: what was invoiced stays as it was.
 * `dayTaken`: a version begins on that day already.
 */
export async function addTaxRules(
  trx: Trx,
  actor: Actor,
  version: TaxRuleValues,
  now: Date,
): Promise<TaxRuleOutcome> {
  if (version.from_on < dayOf(now)) return { ok: false, reason: 'pastDay' }
  const id = newId()
  const added = await trx
    .insertInto('tax_rules')
    .values({ id, ...version, created_by: actor.user_id })
    .onConflict((conflict) => conflict.constraint('tax_rules_from_key').doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows === 0n) return { ok: false, reason: 'dayTaken' }
  await recordAudit(trx, actor, {
    action: 'tax_rule.added',
    entity_type: 'tax_rule',
    entity_id: id,
    after: version,
  })
  return { ok: true }
}

/** Takes a version back that has not begun yet. One that has begun is frozen: invoices stand on it. */
export async function withdrawTaxRules(
  trx: Trx,
  actor: Actor,
  id: string,
  now: Date,
): Promise<TaxRuleOutcome> {
  const removed = await trx
    .deleteFrom('tax_rules')
    .where('id', '=', id)
    .where('from_on', '>', dayOf(now))
    .returningAll()
    .executeTakeFirst()
  if (!removed) {
    const known = await trx.selectFrom('tax_rules').select('id').where('id', '=', id).executeTakeFirst()
    return { ok: false, reason: known ? 'begun' : 'notFound' }
  }
  await recordAudit(trx, actor, {
    action: 'tax_rule.withdrawn',
    entity_type: 'tax_rule',
    entity_id: id,
    before: removed,
  })
  return { ok: true }
}
