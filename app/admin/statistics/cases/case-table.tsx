import { useLocale, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/link'
import { type Column, Table } from '@/components/ui/table'
import type { Tone } from '@/components/ui/tone'
import type { CaseRow } from '@/lib/licensing/statistics/cases'
import type { ListName, Outcome } from '@/lib/licensing/statistics/filter'
import { formatDay } from '@/lib/time'

const TONE: Record<Outcome, Tone> = {
  approved: 'success',
  deemed: 'warning',
  rejected: 'danger',
  withdrawn: 'neutral',
}

/** Cases as a supervisor reads them, each leading to itself. */
export function CaseTable({ rows, show }: { rows: CaseRow[]; show: ListName }) {
  const t = useTranslations('statistics')
  const review = useTranslations('review')
  const locale = useLocale()
  const day = (value: string | null) =>
    value && <span className="whitespace-nowrap">{formatDay(value, locale)}</span>
  const isOpen = show === 'open'
  // What has ended is in no stage and in nobody's hands; there it matters how long it took.
  const isEnded = rows.every((row) => row.outcome !== null && row.stage_kind === null)
  const place: Column<CaseRow>[] = [
    {
      key: 'stage',
      header: t('column.stage'),
      cell: (row) => (row.stage_kind ? review(`stage.${row.stage_kind}`) : '–'),
    },
    { key: 'person', header: t('column.person'), cell: (row) => row.person ?? '–' },
  ]
  const days: Column<CaseRow>[] = [
    { key: 'total', header: t('column.days'), numeric: true, cell: (row) => row.total_days ?? '–' },
    { key: 'office', header: t('durations.office'), numeric: true, cell: (row) => row.office_days ?? '–' },
  ]
  return (
    <Table
      caption={t(`cases.show.${show}`)}
      rows={rows}
      rowKey={(row) => row.row_id}
      empty={<EmptyState title={t('cases.none')} />}
      columns={[
        {
          key: 'number',
          header: t('column.number'),
          lead: true,
          cell: (row) => (
            <TextLink href={`/admin/applications/${row.application_id}`} className="whitespace-nowrap">
              {row.number}
            </TextLink>
          ),
        },
        { key: 'company', header: t('column.company'), cell: (row) => row.company_name },
        {
          key: 'type',
          header: t('column.type'),
          cell: (row) => (locale === 'en' ? row.name_en : row.name_id),
        },
        ...(isEnded ? days : place),
        { key: 'sent', header: t('column.sent'), cell: (row) => day(row.submitted_on) },
        ...(isOpen
          ? [{ key: 'due', header: t('column.due'), cell: (row: CaseRow) => day(row.due_on) ?? '–' }]
          : show === 'submitted'
            ? []
            : [{ key: 'day', header: t('column.day'), cell: (row: CaseRow) => day(row.on_day) }]),
        {
          key: 'result',
          header: t('column.result'),
          cell: (row) =>
            row.outcome ? (
              <Badge tone={TONE[row.outcome as Outcome]}>{t(`outcome.${row.outcome}`)}</Badge>
            ) : (
              <Badge tone="info">{review(`status.${row.status}`)}</Badge>
            ),
        },
      ]}
    />
  )
}
