import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/link'
import { Table } from '@/components/ui/table'
import type { Priority } from '@/lib/licensing/review/schema'
import { type CaseListFilter, hasRegions, statisticsHref } from '@/lib/licensing/statistics/filter'
import type { Report } from '@/lib/licensing/statistics/report'
import { type Dimension, type FlowRow, flowRows } from '@/lib/licensing/statistics/rows'
import { Downloads } from './downloads'
import type { Words } from './words'

interface BreakdownProps {
  report: Report
  words: Words
}

/** In, out and open by licence type, region and priority; a row leads on to the statistics of itself. */
export function Breakdowns({ report, words }: BreakdownProps) {
  const t = useTranslations('statistics')
  const { filter } = report
  const narrowed = (change: Partial<CaseListFilter>, name: string) => (
    <TextLink href={statisticsHref('', filter, change)}>{name}</TextLink>
  )
  return (
    <>
      <Breakdown
        report={report}
        words={words}
        by="type"
        title={t('types.title')}
        label={t('types.label')}
        name={(row) => narrowed({ type: row.key }, words.type(row.key))}
        change={(row) => ({ type: row.key })}
      />
      {hasRegions(filter) && (
        <Breakdown
          report={report}
          words={words}
          by="region"
          title={t('regions.title')}
          label={t('regions.label')}
          name={(row) =>
            row.key === '' ? t('unknown') : narrowed({ region: row.key }, words.region(row.key))
          }
          change={(row) => (row.key === '' ? undefined : { region: row.key })}
        />
      )}
      <Breakdown
        report={report}
        words={words}
        by="priority"
        title={t('priorities.title')}
        label={t('priorities.label')}
        name={(row) => narrowed({ priority: row.key as Priority }, words.priority(row.key))}
        change={(row) => ({ priority: row.key as Priority })}
      />
    </>
  )
}

interface OneProps extends BreakdownProps {
  by: Dimension
  title: string
  label: string
  name: (row: FlowRow) => ReactNode
  /** The filter of the lists behind the row; undefined where there is none. */
  change: (row: FlowRow) => Partial<CaseListFilter> | undefined
}

function Breakdown({ report, words, by, title, label, name, change }: OneProps) {
  const t = useTranslations('statistics')
  const { filter, aboutStages } = report
  const column = (
    key: 'submitted' | 'ended' | 'approved' | 'rejected' | 'open' | 'late',
    value: (row: FlowRow) => number,
    to: Partial<CaseListFilter>,
    before?: (row: FlowRow) => number,
  ) => ({
    key,
    header: t(`column.${key}`),
    numeric: true,
    cell: (row: FlowRow) => {
      const own = change(row)
      const figure = value(row)
      return (
        <>
          {figure === 0 || !own ? (
            words.number(figure)
          ) : (
            <TextLink href={statisticsHref('/cases', filter, { ...own, ...to })}>
              {words.number(figure)}
            </TextLink>
          )}
          {before && <span className="ms-1 text-ink-soft">({words.number(before(row))})</span>}
        </>
      )
    },
  })
  return (
    <Card flush title={title} actions={<Downloads filter={filter} table={by} title={title} />}>
      <Table
        keep
        caption={title}
        rows={flowRows(report, by)}
        rowKey={(row) => row.key}
        columns={[
          { key: 'name', header: label, lead: true, cell: name },
          ...(aboutStages
            ? []
            : [
                column(
                  'submitted',
                  (row) => row.now.submitted,
                  { show: 'submitted' },
                  (row) => row.submitted_before,
                ),
              ]),
          column(
            'ended',
            (row) => row.ended,
            { show: 'ended' },
            (row) => row.ended_before,
          ),
          column('approved', (row) => row.now.approved, { show: 'ended', outcome: 'approved' }),
          column('rejected', (row) => row.now.rejected, { show: 'ended', outcome: 'rejected' }),
          column('open', (row) => row.count, { show: 'open' }),
          column('late', (row) => row.late, { show: 'open', late: '1' }),
        ]}
      />
    </Card>
  )
}
