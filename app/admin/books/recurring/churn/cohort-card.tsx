import { useLocale, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { HeatStrip } from '@/components/ui/heat-strip'
import { formatMonth } from '@/lib/billing/figures/months'
import { permille } from '@/lib/billing/figures/moves'
import type { Cohort } from '@/lib/billing/figures/recurring'

/** More columns than this do not fit. */
const MOST_COLUMNS = 13

/** By the month in which companies began to pay: how many percent still do. */
export function CohortCard({ cohorts }: { cohorts: Cohort[] }) {
  const t = useTranslations('figures.churn')
  const locale = useLocale()
  if (cohorts.length === 0) return null
  const longest = Math.min(MOST_COLUMNS, Math.max(...cohorts.map(({ left }) => left.length)))
  const columns = Array.from({ length: longest }, (_each, count) =>
    count === 0 ? t('began') : t('later', { count }),
  )
  return (
    <Card title={t('cohorts')} lead={t('cohortsLead')}>
      <HeatStrip
        scale="share"
        caption={t('cohorts')}
        rowHeading={t('began')}
        columns={columns}
        rows={cohorts.map(({ month, size, left }) => ({
          label: t('cohort', { month: formatMonth(month, locale), count: size }),
          cells: left.slice(0, longest).map((count, index) => ({
            label: t('cell', { month: formatMonth(month, locale), count: index }),
            value: Math.round((permille(count, size) ?? 0) / 10),
          })),
        }))}
      />
    </Card>
  )
}
