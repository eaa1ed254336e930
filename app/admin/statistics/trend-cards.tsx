import { useTranslations } from 'next-intl'
import { BarChart } from '@/components/ui/bar-chart'
import { Card } from '@/components/ui/card'
import { ColumnChart } from '@/components/ui/column-chart'
import { OUTCOMES, statisticsHref } from '@/lib/licensing/statistics/filter'
import { endedOf } from '@/lib/licensing/statistics/flow'
import { shareOf } from '@/lib/licensing/statistics/percentiles'
import { spanOfMark } from '@/lib/licensing/statistics/period'
import type { Report } from '@/lib/licensing/statistics/report'
import { Downloads } from './downloads'
import type { Words } from './words'

/** What came in and went out over the period, and how it ended. */
export function TrendCards({ report, words }: { report: Report; words: Words }) {
  const t = useTranslations('statistics')
  const { filter, period, trend, flow, aboutStages } = report
  const unit = t(`trend.${period.unit}`)
  const ended = endedOf(flow.total.now)
  const bars = (show: 'submitted' | 'ended', value: (mark: Report['trend'][number]) => number) =>
    trend.map((mark) => ({
      key: mark.mark,
      label: words.mark(mark.mark, period.unit),
      value: value(mark),
      text: words.number(value(mark)),
      href: statisticsHref('/cases', filter, {
        show,
        period: 'own',
        ...spanOfMark(mark.mark, period.unit, period),
      }),
    }))
  const chart = (
    name: 'in' | 'out',
    show: 'submitted' | 'ended',
    value: (mark: Report['trend'][number]) => number,
  ) => (
    <Card
      title={t(`trend.${name}`, { unit })}
      actions={<Downloads filter={filter} table="trend" title={t('trend.table')} />}
    >
      <ColumnChart
        caption={t(`trend.${name}`, { unit })}
        labelHeading={t('trend.mark')}
        valueHeading={t('trend.count')}
        bars={bars(show, value)}
      />
    </Card>
  )
  return (
    <>
      {!aboutStages && chart('in', 'submitted', (mark) => mark.submitted)}
      {chart('out', 'ended', endedOf)}
      <Card
        title={t('outcome.title')}
        actions={<Downloads filter={filter} table="outcomes" title={t('outcome.title')} />}
      >
        <BarChart
          caption={t('outcome.title')}
          labelHeading={t('outcome.label')}
          valueHeading={t('column.count')}
          bars={OUTCOMES.filter((outcome) => !aboutStages || outcome !== 'withdrawn').map((outcome) => ({
            key: outcome,
            label: t(`outcome.${outcome}`),
            value: flow.total.now[outcome],
            text: `${words.number(flow.total.now[outcome])} · ${words.percent(shareOf(flow.total.now[outcome], ended))}`,
            href: statisticsHref('/cases', filter, { show: 'ended', outcome }),
          }))}
        />
      </Card>
    </>
  )
}
