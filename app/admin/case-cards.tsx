import { useLocale, useTranslations } from 'next-intl'
import { DeadlineBar } from '@/components/review/deadline-bar'
import { BarChart } from '@/components/ui/bar-chart'
import { Card } from '@/components/ui/card'
import { HeatStrip } from '@/components/ui/heat-strip'
import { CircleCheckIcon } from '@/components/ui/icons'
import { TextLink } from '@/components/ui/link'
import { Table } from '@/components/ui/table'
import { APPLICATION_STATUSES, type ApplicationStatus, type StageKind } from '@/lib/licensing/process/status'
import { readDeadline } from '@/lib/licensing/review/deadline'
import type { QueueRow } from '@/lib/licensing/review/queries'
import { AGES, type StageAges } from '@/lib/licensing/statistics/ages'
import type { WorkingCalendar } from '@/lib/working-days'

/** Open cases by stage and by the time left, the warmer the more. */
export function Ageing({ ages }: { ages: StageAges[] }) {
  const t = useTranslations('admin.overview')
  const stages = useTranslations('review.stage')
  return (
    <Card title={t('ageing.title')} lead={t('ageing.lead')}>
      {ages.length === 0 ? (
        <p className="text-ink-soft">{t('ageing.none')}</p>
      ) : (
        <HeatStrip
          caption={t('ageing.title')}
          rowHeading={t('ageing.stage')}
          columns={AGES.map((age) => t(`age.${age}`))}
          rows={ages.map((row) => ({
            label: stages(row.stage_kind),
            cells: AGES.map((age) => ({
              label: t('ageing.cell', { stage: stages(row.stage_kind), age: t(`age.${age}`) }),
              value: row[age],
              href: `/admin/queue?tab=${age.startsWith('late') ? 'late' : 'all'}&stage=${row.stage_kind}`,
            })),
          }))}
        />
      )}
    </Card>
  )
}

/** All applications by where they stand. */
export function StatusBars({ counts }: { counts: Record<ApplicationStatus, number> }) {
  const t = useTranslations('admin.overview')
  const statuses = useTranslations('review.status')
  return (
    <Card title={t('status.title')}>
      <BarChart
        caption={t('status.title')}
        labelHeading={t('status.label')}
        valueHeading={t('status.count')}
        bars={APPLICATION_STATUSES.map((status) => ({
          key: status,
          label: statuses(status),
          value: counts[status],
          href: status === 'draft' ? undefined : `/admin/queue?tab=all&status=${status}`,
          highlight: status === 'in_review',
        }))}
      />
    </Card>
  )
}

interface LateListProps {
  rows: QueueRow[]
  calendar: WorkingCalendar
  now: Date
}

/** The cases that are late, the latest first. */
export function LateList({ rows, calendar, now }: LateListProps) {
  const t = useTranslations('admin.overview')
  const review = useTranslations('review')
  const locale = useLocale()
  return (
    <Card
      flush
      title={t('late.title')}
      actions={rows.length > 0 && <TextLink href="/admin/queue?tab=late">{t('late.all')}</TextLink>}
    >
      <Table
        caption={t('late.title')}
        rows={rows}
        rowKey={(row) => row.id}
        empty={
          <p className="flex items-center gap-2 px-5 pb-5">
            <CircleCheckIcon className="text-success" />
            {t('late.none')}
          </p>
        }
        columns={[
          {
            key: 'number',
            header: review('queue.column.number'),
            lead: true,
            cell: (row) => (
              <TextLink href={`/admin/applications/${row.id}`} className="whitespace-nowrap">
                {row.number}
              </TextLink>
            ),
          },
          { key: 'company', header: review('queue.column.company'), cell: (row) => row.company_name },
          {
            key: 'license',
            header: review('queue.column.license'),
            cell: (row) => (locale === 'en' ? row.name_en : row.name_id),
          },
          {
            key: 'stage',
            header: review('queue.column.stage'),
            cell: (row) => row.stage_kind && review(`stage.${row.stage_kind as StageKind}`),
          },
          {
            key: 'deadline',
            header: review('queue.column.deadline'),
            cell: (row) =>
              row.due_at && (
                <DeadlineBar deadline={readDeadline(row.due_at, now, row.working_days ?? 0, calendar)} />
              ),
          },
          {
            key: 'holder',
            header: review('queue.column.holder'),
            cell: (row) => row.holder_name ?? <span className="text-ink-soft">{review('queue.nobody')}</span>,
          },
        ]}
      />
    </Card>
  )
}
