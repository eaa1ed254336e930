import { useTranslations } from 'next-intl'
import { BarChart } from '@/components/ui/bar-chart'
import { Card } from '@/components/ui/card'
import type { AgeFigure } from '@/lib/billing/figures/receivables'
import { filterHref } from '@/lib/billing/filters'
import { formatRupiah } from '@/lib/money'

interface AgeChartProps {
  ages: AgeFigure[]
  total: bigint
  filter: Record<string, string | undefined>
  /** Whether the sum is what the account holds. */
  isRight: boolean
}

/** How much is owed for how long; each bar filters the list below. */
export function AgeChart({ ages, total, filter, isRight }: AgeChartProps) {
  const t = useTranslations('figures.receivables')
  return (
    <Card title={t('ages')} lead={t('agesLead')}>
      <p className="mb-3 text-2xl font-extrabold tabular-nums">{formatRupiah(total)}</p>
      <BarChart
        caption={t('ages')}
        labelHeading={t('ageHeading')}
        valueHeading={t('title')}
        bars={ages.map(({ age, amount, count }) => ({
          key: age,
          label: t(`age.${age}`),
          value: Number(amount),
          text: t('figure', { amount: formatRupiah(amount), count }),
          highlight: age === filter.age,
          ...(count > 0 && {
            href: filterHref('/admin/books/receivables', {
              ...filter,
              age: age === filter.age ? undefined : age,
            }),
          }),
        }))}
      />
      {isRight && <p className="mt-3 text-ink-soft">{t('reconciled', { amount: formatRupiah(total) })}</p>}
    </Card>
  )
}
