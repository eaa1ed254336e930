import { useTranslations } from 'next-intl'
import { BarChart } from '@/components/ui/bar-chart'
import { Card } from '@/components/ui/card'
import { HeatStrip } from '@/components/ui/heat-strip'
import { STAGE_KINDS } from '@/lib/licensing/process/status'
import { AGE_LIMITS, statisticsHref } from '@/lib/licensing/statistics/filter'
import { sideCounts } from '@/lib/licensing/statistics/open'
import type { Report } from '@/lib/licensing/statistics/report'
import { Downloads } from './downloads'
import { ageText, type Words } from './words'

interface OpenProps {
  report: Report
  words: Words
}

/** How old what is open now is in each stage. */
export function AgeCard({ report: { open, filter }, words }: OpenProps) {
  const t = useTranslations('statistics')
  const ages = [...AGE_LIMITS, null].map((_, at) => ageText(AGE_LIMITS, at, t))
  const stages = STAGE_KINDS.filter((kind) => open.ages.has(kind))
  return (
    <Card
      title={t('open.title')}
      lead={t('open.lead')}
      actions={<Downloads filter={filter} table="ages" title={t('open.title')} />}
    >
      {stages.length === 0 ? (
        <p className="text-ink-soft">{t('open.none')}</p>
      ) : (
        <HeatStrip
          caption={t('open.title')}
          rowHeading={t('column.stage')}
          columns={ages}
          rows={stages.map((stage) => ({
            label: words.stage(stage),
            cells: ages.map((age, at) => ({
              label: t('open.cell', { stage: words.stage(stage), age }),
              value: open.ages.get(stage)?.[at] ?? 0,
              href: statisticsHref('/cases', filter, { show: 'open', stage, age: at }),
            })),
          }))}
        />
      )}
    </Card>
  )
}

/** Whose turn it is with what is open now. */
export function SideCard({ report: { open, filter }, words }: OpenProps) {
  const t = useTranslations('statistics')
  return (
    <Card
      title={t('open.side.title')}
      actions={<Downloads filter={filter} table="sides" title={t('open.side.title')} />}
    >
      <BarChart
        caption={t('open.side.title')}
        labelHeading={t('column.name')}
        valueHeading={t('column.count')}
        bars={sideCounts(open).map(({ side, count }) => ({
          key: side,
          label: t(`open.side.${side}`),
          value: count,
          text: words.number(count),
          highlight: side === 'office',
          href: statisticsHref('/cases', filter, { show: 'open', side }),
        }))}
      />
    </Card>
  )
}
