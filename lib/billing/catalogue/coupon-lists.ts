import { sql } from 'kysely'
import type { Db } from '@/db'
import type { StaffId } from '@/lib/ids'
import { anywhere, beyondCursor, cutPage, isBackwards, type Page } from '@/lib/keyset'

const PAGE_SIZE = 25

export type ListedCoupon = Awaited<ReturnType<typeof listCoupons>>['rows'][number]

/** The coupons, newest first; those whose code or name has `q` in it. */
export async function listCoupons(db: Db, _staff: StaffId, filter: Page & { q?: string | undefined }) {
  const direction = isBackwards(filter) ? 'asc' : 'desc'
  const rows = await db
    .selectFrom('coupons')
    .leftJoin('plans', 'plans.id', 'coupons.plan_id')
    .selectAll('coupons')
    .select(['plans.name_id as plan_name_id', 'plans.name_en as plan_name_en'])
    .select(sql<string>`coupons.created_at::text`.as('sort_key'))
    .where(beyondCursor(filter, 'coupons.created_at', 'coupons.id'))
    .$if(filter.q !== undefined, (query) =>
      query.where((eb) =>
        eb.or([
          eb('coupons.code', 'ilike', anywhere(filter.q ?? '')),
          eb('coupons.name', 'ilike', anywhere(filter.q ?? '')),
        ]),
      ),
    )
    .orderBy('coupons.created_at', direction)
    .orderBy('coupons.id', direction)
    .limit(PAGE_SIZE + 1)
    .execute()
  return cutPage(rows, PAGE_SIZE, filter)
}

/** One coupon by its code. */
export async function findCoupon(db: Db, _staff: StaffId, code: string) {
  return db
    .selectFrom('coupons')
    .leftJoin('plans', 'plans.id', 'coupons.plan_id')
    .selectAll('coupons')
    .select(['plans.name_id as plan_name_id', 'plans.name_en as plan_name_en'])
    .where('coupons.code', '=', code)
    .executeTakeFirst()
}

/** Who used a coupon, newest first. */
export async function listRedemptions(db: Db, _staff: StaffId, couponId: string, page: Page) {
  const direction = isBackwards(page) ? 'asc' : 'desc'
  const rows = await db
    .selectFrom('coupon_redemptions')
    .innerJoin('companies', 'companies.id', 'coupon_redemptions.company_id')
    .select([
      'coupon_redemptions.id',
      'coupon_redemptions.created_at',
      'coupon_redemptions.periods_left',
      'companies.slug',
      'companies.trade_name',
    ])
    .select(sql<string>`coupon_redemptions.created_at::text`.as('sort_key'))
    .where('coupon_redemptions.coupon_id', '=', couponId)
    .where(beyondCursor(page, 'coupon_redemptions.created_at', 'coupon_redemptions.id'))
    .orderBy('coupon_redemptions.created_at', direction)
    .orderBy('coupon_redemptions.id', direction)
    .limit(PAGE_SIZE + 1)
    .execute()
  return cutPage(rows, PAGE_SIZE, page)
}
