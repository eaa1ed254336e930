import type { CouponInput } from '@/lib/billing/catalogue/schema'
import { BILLING_PERIODS, type BillingPeriod } from '@/lib/billing/status'

type Row = {
  id: string
  version: number
  code: string
  name: string
  percent_bp: number | null
  amount: bigint | null
  periods: number | null
  plan_id: string | null
  period: string | null
  from_on: string | null
  until_on: string | null
  redemption_limit: number | null
}

/** A coupon as its form begins with it. */
export function valuesOf(coupon: Row, locale: string): CouponInput {
  const period: BillingPeriod | '' = BILLING_PERIODS.find((one) => one === coupon.period) ?? ''
  const percent = coupon.percent_bp === null ? '' : String(coupon.percent_bp / 100)
  return {
    coupon_id: coupon.id,
    version: coupon.version,
    code: coupon.code,
    name: coupon.name,
    takes: coupon.percent_bp === null ? 'amount' : 'percent',
    percent: locale === 'en' ? percent : percent.replace('.', ','),
    amount: String(coupon.amount ?? ''),
    periods: String(coupon.periods ?? ''),
    plan_id: coupon.plan_id ?? '',
    period,
    from_on: coupon.from_on ?? '',
    until_on: coupon.until_on ?? '',
    redemption_limit: String(coupon.redemption_limit ?? ''),
  }
}
