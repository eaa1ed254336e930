import { useLocale, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { BanIcon } from '@/components/ui/icons'
import { formatRupiah } from '@/lib/money'
import { formatDay } from '@/lib/time'

export type CouponRow = {
  percent_bp: number | null
  amount: bigint | null
  periods: number | null
  status: string
  from_on: string | null
  until_on: string | null
  redeemed_count: number
  redemption_limit: number | null
}

/** What a coupon takes off, and of how many invoices. */
export function CouponTakes({ coupon }: { coupon: CouponRow }) {
  const t = useTranslations('catalogue.coupons')
  const locale = useLocale()
  const part =
    coupon.percent_bp === null
      ? formatRupiah(coupon.amount ?? 0n)
      : new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(
          coupon.percent_bp / 10_000,
        )
  return (
    <>
      {part}, {t('forPeriods', { count: coupon.periods ?? 0 })}
    </>
  )
}

/** From when until when. */
export function CouponDays({ coupon }: { coupon: CouponRow }) {
  const t = useTranslations('catalogue.coupons')
  const locale = useLocale()
  const parts = [
    coupon.from_on && t('from', { day: formatDay(coupon.from_on, locale) }),
    coupon.until_on && t('until', { day: formatDay(coupon.until_on, locale) }),
  ].filter(Boolean)
  return <>{parts.length > 0 ? parts.join(' ') : t('always')}</>
}

/** How often it was used, of how often it may be. */
export function CouponUse({ coupon }: { coupon: CouponRow }) {
  const t = useTranslations('catalogue.coupons')
  const { redeemed_count: count, redemption_limit: limit } = coupon
  return <>{limit === null ? count : t('usedOf', { count, limit })}</>
}

/** Whether one can use it today. */
export function CouponState({ coupon, today }: { coupon: CouponRow; today: string }) {
  const t = useTranslations('catalogue.coupons')
  if (coupon.status === 'retired') return <Badge icon={<BanIcon size={16} />}>{t('retired')}</Badge>
  if (coupon.until_on !== null && coupon.until_on < today) return <Badge>{t('over')}</Badge>
  if (coupon.redemption_limit !== null && coupon.redeemed_count >= coupon.redemption_limit)
    return <Badge tone="warning">{t('usedUp')}</Badge>
  return <Badge tone="success">{t('active')}</Badge>
}
