import { useLocale, useTranslations } from 'next-intl'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { setCouponStatusAction } from '../actions'
import { CouponDays, type CouponRow, CouponState, CouponTakes, CouponUse } from '../coupon-words'

interface CouponSummaryProps {
  coupon: CouponRow & {
    id: string
    code: string
    version: number
    period: string | null
    plan_name_id: string | null
    plan_name_en: string | null
  }
  today: string
  edits: boolean
}

/** What a coupon is, in words, with the way to stop it. */
export function CouponSummary({ coupon, today, edits }: CouponSummaryProps) {
  const t = useTranslations('catalogue.coupons')
  const isEnglish = useLocale() === 'en'
  const key = coupon.status === 'retired' ? 'restore' : 'retire'
  const period = coupon.period === 'monthly' || coupon.period === 'yearly' ? coupon.period : 'anyPeriod'
  return (
    <Card
      title={<CouponState coupon={coupon} today={today} />}
      actions={
        edits && (
          <ConfirmDialog
            trigger={t(key)}
            triggerVariant="quiet"
            triggerSize="sm"
            title={t(`${key}Title`, { code: coupon.code })}
            confirm={t(key)}
            confirmVariant={key === 'restore' ? 'primary' : 'danger'}
            action={setCouponStatusAction.bind(null, {
              coupon_id: coupon.id,
              version: coupon.version,
              status: key === 'restore' ? 'active' : 'retired',
            })}
            namespace="catalogue"
          >
            {t(`${key}Text`)}
          </ConfirmDialog>
        )
      }
    >
      <DescriptionList
        dense
        items={[
          { term: t('takes'), detail: <CouponTakes coupon={coupon} /> },
          {
            term: t('plan'),
            detail: (isEnglish ? coupon.plan_name_en : coupon.plan_name_id) ?? t('anyPlan'),
          },
          { term: t('period'), detail: t(period) },
          { term: t('validity'), detail: <CouponDays coupon={coupon} /> },
          { term: t('used'), detail: <CouponUse coupon={coupon} /> },
        ]}
      />
    </Card>
  )
}
