import { useLocale, useTranslations } from 'next-intl'
import { ColumnChart } from '@/components/ui/column-chart'
import { formatMonth, type Month } from '@/lib/billing/figures/months'

interface MonthColumnsProps {
  caption: string
  valueHeading: string
  months: readonly { month: Month; value: number; text: string; href: string }[]
  height?: number
}

/** A column for each month, the running one last; each leads to what it stands for. */
export function MonthColumns({ caption, valueHeading, months, height }: MonthColumnsProps) {
  const t = useTranslations('figures')
  const locale = useLocale()
  const highest = Math.max(...months.map(({ value }) => value))
  const peak = months.findIndex(({ value }) => value === highest)
  const last = months.length - 1
  return (
    <ColumnChart
      caption={caption}
      labelHeading={t('month')}
      valueHeading={valueHeading}
      height={height}
      bars={months.map(({ month, value, text, href }, index) => ({
        key: month,
        label: formatMonth(month, locale, months.length > 12 ? 'short' : 'bare'),
        value: Math.max(0, value),
        text,
        href,
        // Two figures beside each other would run into one another.
        highlight: index === last && value > 0 && (peak === last || last - peak > 4),
      }))}
    />
  )
}
