import { useLocale, useTranslations } from 'next-intl'
import { BarChart } from '@/components/ui/bar-chart'
import { Card } from '@/components/ui/card'
import { permille } from '@/lib/billing/figures/moves'
import type { PlanName } from '@/lib/billing/figures/plan-names'
import type { RecurringMonth } from '@/lib/billing/figures/recurring'
import { formatRupiah } from '@/lib/money'
import { formatDay } from '@/lib/time'
import { percentText } from '../figure-text'

/** Which plans recurring revenue comes from. */
export function PlanSplit({ month, plans }: { month: RecurringMonth; plans: PlanName[] }) {
  const t = useTranslations('figures.recurring')
  const all = useTranslations('figures')
  const locale = useLocale()
  const title = t('plans', { day: formatDay(month.day, locale) })
  const nameOf = (id: string) => {
    const plan = plans.find((each) => each.id === id)
    return plan ? (locale === 'en' ? plan.name_en : plan.name_id) : t('unknownPlan')
  }
  return (
    <Card title={title}>
      <BarChart
        caption={title}
        labelHeading={all('plan')}
        valueHeading={all('amount')}
        bars={month.plans.map(({ plan_id, amount, count }) => ({
          key: plan_id,
          label: `${nameOf(plan_id)} (${count})`,
          value: Number(amount),
          text: `${formatRupiah(amount)} · ${percentText(permille(amount, month.closing), locale)}`,
        }))}
      />
    </Card>
  )
}
