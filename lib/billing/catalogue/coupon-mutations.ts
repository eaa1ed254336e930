import type { z } from 'zod'
import type { Trx } from '@/db'
import { type Actor, recordAudit } from '@/lib/audit/mutations'
import { newId } from '@/lib/ids'
import { basisPoints, type couponSchema } from './schema'

export type CouponOutcome =
  | { ok: true; code: string }
  | { ok: false; reason: 'notFound' | 'conflict' | 'codeTaken' | 'couponFrozen' | 'limitBelowUsed' }

/**
 * Makes a coupon, or changes one. Once it was used, its code and what it takes off, for how long and for what stay as they are
 * (`couponFrozen`): companies were promised it. Its name, its days and its limit may change, the limit not below what is used.
 */
export async function saveCoupon(
  trx: Trx,
  actor: Actor,
  input: z.output<typeof couponSchema>,
): Promise<CouponOutcome> {
  const after = columnsOf(input)
  if (!input.coupon_id) return createCoupon(trx, actor, after)
  const coupon = await trx
    .selectFrom('coupons')
    .selectAll()
    .where('id', '=', input.coupon_id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!coupon) return { ok: false, reason: 'notFound' }
  if (coupon.version !== input.version) return { ok: false, reason: 'conflict' }
  const isOther = PROMISED.some((column) => coupon[column] !== after[column])
  if (coupon.redeemed_count > 0 && isOther) return { ok: false, reason: 'couponFrozen' }
  if (after.redemption_limit !== null && after.redemption_limit < coupon.redeemed_count)
    return { ok: false, reason: 'limitBelowUsed' }
  if (after.code !== coupon.code && (await isTaken(trx, after.code)))
    return { ok: false, reason: 'codeTaken' }
  await trx
    .updateTable('coupons')
    .set({ ...after, version: coupon.version + 1 })
    .where('id', '=', coupon.id)
    .execute()
  const keys = Object.keys(after) as (keyof typeof after)[]
  await recordAudit(trx, actor, {
    action: 'coupon.changed',
    entity_type: 'coupon',
    entity_id: coupon.id,
    before: Object.fromEntries(keys.map((key) => [key, coupon[key]])),
    after,
  })
  return { ok: true, code: after.code }
}

/** What companies that used a coupon were promised. */
const PROMISED = ['code', 'percent_bp', 'amount', 'periods', 'plan_id', 'period'] as const

async function createCoupon(
  trx: Trx,
  actor: Actor,
  columns: ReturnType<typeof columnsOf>,
): Promise<CouponOutcome> {
  const id = newId()
  const inserted = await trx
    .insertInto('coupons')
    .values({ id, ...columns, created_by: actor.user_id })
    .onConflict((conflict) => conflict.constraint('coupons_code_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) return { ok: false, reason: 'codeTaken' }
  await recordAudit(trx, actor, {
    action: 'coupon.created',
    entity_type: 'coupon',
    entity_id: id,
    after: columns,
  })
  return { ok: true, code: columns.code }
}

async function isTaken(trx: Trx, code: string): Promise<boolean> {
  const row = await trx.selectFrom('coupons').select('id').where('code', '=', code).executeTakeFirst()
  return row !== undefined
}

/** Stops a coupon, or lets it be used again. Who used it keeps what it takes off. */
export async function setCouponStatus(
  trx: Trx,
  actor: Actor,
  input: { coupon_id: string; version: number; status: 'active' | 'retired' },
): Promise<CouponOutcome> {
  const coupon = await trx
    .updateTable('coupons')
    .set((eb) => ({ status: input.status, version: eb('version', '+', 1) }))
    .where('id', '=', input.coupon_id)
    .where('version', '=', input.version)
    .returning(['id', 'code'])
    .executeTakeFirst()
  if (!coupon) return { ok: false, reason: 'conflict' }
  await recordAudit(trx, actor, {
    action: input.status === 'retired' ? 'coupon.retired' : 'coupon.restored',
    entity_type: 'coupon',
    entity_id: coupon.id,
    after: { code: coupon.code, status: input.status },
  })
  return { ok: true, code: coupon.code }
}

function columnsOf(input: z.output<typeof couponSchema>) {
  const isPercent = input.takes === 'percent'
  return {
    code: input.code,
    name: input.name,
    percent_bp: isPercent ? basisPoints(input.percent) : null,
    amount: isPercent ? null : BigInt(input.amount),
    periods: toCount(input.periods),
    plan_id: input.plan_id || null,
    period: input.period || null,
    from_on: input.from_on || null,
    until_on: input.until_on || null,
    redemption_limit: toCount(input.redemption_limit),
  }
}

function toCount(digits: string): number | null {
  return digits === '' ? null : Number(digits)
}
