import { useTranslations } from 'next-intl'
import { BarMeter } from '@/components/ui/bar-meter'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/link'
import { Table } from '@/components/ui/table'
import type { StageKind } from '@/lib/licensing/process/status'
import { type CaseListFilter, NOBODY, statisticsHref } from '@/lib/licensing/statistics/filter'
import type { Report } from '@/lib/licensing/statistics/report'
import { reviewerRows, stageRows, type WorkRow } from '@/lib/licensing/statistics/rows'
import { Downloads } from './downloads'
import type { Words } from './words'

interface WorkProps {
  report: Report
  words: Words
}

/** What waits in each stage, how much of it was done in time, and how long it takes. */
export function StageCard({ report, words }: WorkProps) {
  const t = useTranslations('statistics.stages')
  return (
    <WorkTable
      report={report}
      words={words}
      table="stages"
      title={t('title')}
      label={t('label')}
      none={t('none')}
      rows={stageRows(report)}
      name={(row) => words.stage(row.key)}
      change={(row) => ({ stage: row.key as StageKind })}
    />
  )
}

/** Who has how much, and how it goes. */
export function ReviewerCard({ report, words }: WorkProps) {
  const t = useTranslations('statistics.reviewers')
  return (
    <WorkTable
      report={report}
      words={words}
      table="reviewers"
      title={t('title')}
      label={t('label')}
      none={t('none')}
      rows={reviewerRows(report)}
      name={(row) =>
        row.key === '' ? t(row.finished > 0 && row.open === 0 ? 'clock' : 'nobody') : words.person(row.key)
      }
      change={(row) => ({ who: row.key === '' ? NOBODY : row.key })}
    />
  )
}

interface WorkTableProps extends WorkProps {
  table: string
  title: string
  label: string
  none: string
  rows: WorkRow[]
  name: (row: WorkRow) => string
  change: (row: WorkRow) => Partial<CaseListFilter>
}

function WorkTable({
  report: { filter },
  words,
  table,
  title,
  label,
  none,
  rows,
  name,
  change,
}: WorkTableProps) {
  const t = useTranslations('statistics.column')
  const figure = (value: number, row: WorkRow, to: Partial<CaseListFilter>) =>
    value === 0 ? (
      words.number(0)
    ) : (
      <TextLink href={statisticsHref('/cases', filter, { ...change(row), ...to })}>
        {words.number(value)}
      </TextLink>
    )
  return (
    <Card flush title={title} actions={<Downloads filter={filter} table={table} title={title} />}>
      <Table
        keep
        caption={title}
        rows={rows}
        rowKey={(row) => row.key}
        empty={<p className="px-5 pb-5 text-ink-soft">{none}</p>}
        columns={[
          { key: 'name', header: label, lead: true, cell: name },
          {
            key: 'open',
            header: t('open'),
            numeric: true,
            cell: (row) => figure(row.open, row, { show: 'open' }),
          },
          {
            key: 'late',
            header: t('late'),
            numeric: true,
            cell: (row) => figure(row.late, row, { show: 'open', late: '1' }),
          },
          {
            key: 'finished',
            header: t('finished'),
            numeric: true,
            cell: (row) => figure(row.finished, row, { show: 'stages' }),
          },
          {
            key: 'in_time',
            header: t('inTime'),
            className: 'min-w-36 xl:w-56',
            cell: (row) =>
              row.in_time === null ? (
                words.percent(null)
              ) : (
                <BarMeter
                  value={row.in_time}
                  max={100}
                  label={`${name(row)}: ${t('inTime')}`}
                  text={words.percent(row.in_time)}
                  tone={row.in_time < 80 ? 'danger' : 'success'}
                  hideLabel
                />
              ),
          },
          {
            key: 'before',
            header: t('before'),
            numeric: true,
            cell: (row) => words.percent(row.in_time_before),
          },
          { key: 'median', header: t('median'), numeric: true, cell: (row) => words.number(row.median) },
        ]}
      />
    </Card>
  )
}
