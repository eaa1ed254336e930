import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { Table } from '@/components/ui/table'
import { PERCENTILES, percentileOf } from '@/lib/licensing/statistics/percentiles'
import type { Report } from '@/lib/licensing/statistics/report'
import { SIDES } from '@/lib/licensing/statistics/work'
import { Downloads } from './downloads'
import type { Words } from './words'

/** Within how many working days half, three quarters … of what was decided was done. */
export function DurationCard({ report, words }: { report: Report; words: Words }) {
  const t = useTranslations('statistics')
  const { durations, filter, aboutStages } = report
  const sides = aboutStages ? (['office'] as const) : SIDES
  return (
    <Card
      flush
      title={t('durations.title')}
      lead={t('durations.lead')}
      actions={<Downloads filter={filter} table="durations" title={t('durations.title')} />}
    >
      <Table
        keep
        caption={t('durations.title')}
        rows={PERCENTILES}
        rowKey={String}
        columns={[
          {
            key: 'share',
            header: t('durations.share'),
            lead: true,
            cell: (percent) => t('durations.percent', { percent }),
          },
          ...sides.map((side) => ({
            key: side,
            header: t(`durations.${side}`),
            numeric: true,
            cell: (percent: number) => (
              <>
                <b>{words.number(percentileOf(durations[side].now, percent))}</b>{' '}
                <span className="text-ink-soft">
                  ({words.number(percentileOf(durations[side].before, percent))})
                </span>
              </>
            ),
          })),
        ]}
      />
    </Card>
  )
}
