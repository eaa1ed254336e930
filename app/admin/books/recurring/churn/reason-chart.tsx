import { useTranslations } from 'next-intl'
import { BarChart } from '@/components/ui/bar-chart'
import { Card } from '@/components/ui/card'
import type { LeavingReason, ReasonFigure } from '@/lib/billing/figures/movements'
import { formatRupiah } from '@/lib/money'

interface ReasonChartProps {
  reasons: ReasonFigure[]
  /** The one that the list is filtered by. */
  current: LeavingReason | undefined
  hrefOf: (reason: LeavingReason) => string
}

/** Why companies left, the most frequent reason first. */
export function ReasonChart({ reasons, current, hrefOf }: ReasonChartProps) {
  const t = useTranslations('figures.churn')
  return (
    <Card title={t('reasons')} lead={t('reasonsLead')}>
      <BarChart
        caption={t('reasons')}
        labelHeading={t('reasonHeading')}
        valueHeading={t('customers')}
        bars={reasons.map(({ reason, count, amount }) => ({
          key: reason,
          label: t(`reason.${reason}`),
          value: count,
          text: `${count} · ${formatRupiah(amount)}`,
          href: hrefOf(reason),
          highlight: reason === current,
        }))}
      />
    </Card>
  )
}
