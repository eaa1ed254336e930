import { useTranslations } from 'next-intl'
import { BarChart } from '@/components/ui/bar-chart'
import { BarMeter } from '@/components/ui/bar-meter'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/link'
import { Table } from '@/components/ui/table'
import { statisticsHref } from '@/lib/licensing/statistics/filter'
import { shareOf } from '@/lib/licensing/statistics/percentiles'
import type { Report } from '@/lib/licensing/statistics/report'
import { askedRows } from '@/lib/licensing/statistics/rows'
import { Downloads } from './downloads'
import type { Words } from './words'

/** Reasons shown beside one thing that was asked for. */
const MOST_CODES = 3

/** What the form explains badly, and why applications are rejected. */
export function ReasonCards({ report, words }: { report: Report; words: Words }) {
  return (
    <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] [&>*]:min-w-0">
      <FieldCard report={report} words={words} />
      <RejectionCard report={report} words={words} />
    </div>
  )
}

function FieldCard({ report, words }: { report: Report; words: Words }) {
  const t = useTranslations('statistics')
  const { filter } = report
  const rows = askedRows(report)
  const highest = Math.max(1, ...rows.map((row) => row.per_100 ?? 0))
  return (
    <Card
      flush
      title={t('fields.title')}
      lead={t('fields.lead')}
      actions={<Downloads filter={filter} table="fields" title={t('fields.title')} />}
    >
      <Table
        caption={t('fields.title')}
        rows={rows}
        rowKey={(row) => `${row.license_type_id} ${row.target}`}
        empty={<p className="px-5 pb-5 text-ink-soft">{t('fields.none')}</p>}
        columns={[
          { key: 'field', header: t('column.field'), lead: true, cell: words.target },
          { key: 'type', header: t('column.type'), cell: (row) => words.type(row.license_type_id) },
          {
            key: 'asked',
            header: t('column.asked'),
            numeric: true,
            cell: (row) => (
              <TextLink
                href={statisticsHref('/cases', filter, {
                  show: 'asked',
                  type: row.license_type_id,
                  target: row.target,
                })}
              >
                {words.number(row.asked)}
              </TextLink>
            ),
          },
          {
            key: 'per100',
            header: t('column.per100'),
            className: 'w-40',
            cell: (row) =>
              row.per_100 === null ? (
                words.decimal(null)
              ) : (
                <BarMeter
                  value={row.per_100}
                  max={highest}
                  label={t('column.per100')}
                  text={words.decimal(row.per_100)}
                  tone="accent"
                  hideLabel
                />
              ),
          },
          {
            key: 'codes',
            header: t('column.codes'),
            cell: (row) =>
              row.codes
                .slice(0, MOST_CODES)
                .map(({ code, count }) => `${words.code(code)} (${words.number(count)})`)
                .join(', '),
          },
        ]}
      />
    </Card>
  )
}

function RejectionCard({ report: { reasons, filter }, words }: { report: Report; words: Words }) {
  const t = useTranslations('statistics')
  return (
    <Card
      title={t('rejections.title')}
      actions={<Downloads filter={filter} table="rejections" title={t('rejections.title')} />}
    >
      {reasons.rejections.length === 0 ? (
        <p className="text-ink-soft">{t('rejections.none')}</p>
      ) : (
        <BarChart
          caption={t('rejections.title')}
          labelHeading={t('column.code')}
          valueHeading={t('column.count')}
          bars={reasons.rejections.map(({ code, count }) => ({
            key: code,
            label: words.code(code),
            value: count,
            text: `${words.number(count)} · ${words.percent(shareOf(count, reasons.rejected))}`,
            href: statisticsHref('/cases', filter, { show: 'rejected', code }),
          }))}
        />
      )}
    </Card>
  )
}
