import { useLocale, useTranslations } from 'next-intl'
import { SubscriptionBadge } from '@/components/billing/subscription-badge'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import type { CompanyPlan } from '@/lib/billing/subscriptions/dunning-queries'
import { formatRupiah } from '@/lib/money'
import { formatDay, formatInstant, type Zone } from '@/lib/time'

/** What a company is on, how it stands and what it has to its credit. */
export function PlanCard({
  plan,
  credit,
  zone,
}: {
  plan: CompanyPlan | undefined
  credit: bigint
  zone: Zone
}) {
  const t = useTranslations('dunning.staff')
  const locale = useLocale()
  const named = (row: { name_id: string; name_en: string }) => (locale === 'en' ? row.name_en : row.name_id)
  const day = (value: string | null) => value && formatDay(value, locale)
  const balance = { term: t('credit'), detail: formatRupiah(credit) }
  if (!plan)
    return (
      <Card title={t('plan')}>
        <p className="text-ink-soft">{t('none')}</p>
        <DescriptionList dense items={[balance]} />
      </Card>
    )
  const { next_name_id: nextId, next_name_en: nextEn } = plan
  const items = [
    { term: t('name'), detail: named(plan) },
    { term: t('status'), detail: <SubscriptionBadge status={plan.status} /> },
    {
      term: t('price'),
      detail: t(plan.period === 'yearly' ? 'yearly' : 'monthly', { amount: formatRupiah(plan.price_amount) }),
    },
    {
      term: t('addons'),
      detail: plan.addons
        .map((addon) => t('addon', { count: addon.quantity, name: named(addon) }))
        .join(', '),
    },
    {
      term: t('until'),
      detail: plan.current_period_end_on
        ? `${day(plan.current_period_start_on)} – ${day(plan.current_period_end_on)}`
        : '',
    },
    { term: t('trial'), detail: plan.status === 'trialing' ? day(plan.trial_end_on) : '' },
    { term: t('next'), detail: nextId && nextEn ? named({ name_id: nextId, name_en: nextEn }) : '' },
    { term: t('ending'), detail: plan.cancel_at_period_end ? t('endsWithPeriod') : '' },
    { term: t('resume'), detail: day(plan.resume_on) },
    { term: t('reason'), detail: plan.cancel_reason },
    { term: t('restricted'), detail: plan.restricted_at && formatInstant(plan.restricted_at, locale, zone) },
    balance,
  ]
  return (
    <Card title={t('plan')}>
      <DescriptionList dense items={items.filter(({ detail }) => detail)} />
    </Card>
  )
}
