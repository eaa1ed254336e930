import { getLocale, getTranslations } from 'next-intl/server'
import { CaseStatusBadge, PriorityMark } from '@/components/review/case-badges'
import { DeadlineBar } from '@/components/review/deadline-bar'
import { EmptyState } from '@/components/ui/empty-state'
import { FlagIcon } from '@/components/ui/icons'
import { ButtonLink, TextLink } from '@/components/ui/link'
import { type Column, Table } from '@/components/ui/table'
import type { ApplicationStatus, StageKind } from '@/lib/licensing/process/status'
import { readDeadline } from '@/lib/licensing/review/deadline'
import type { QueueRow } from '@/lib/licensing/review/queries'
import { type QueueFilter, queueHref } from '@/lib/licensing/review/queue-filter'
import type { Priority } from '@/lib/licensing/review/schema'
import { formatCompact } from '@/lib/time'
import type { WorkingCalendar } from '@/lib/working-days'

type QueueTableProps = {
  rows: QueueRow[]
  isOpen: boolean
  filter: QueueFilter
  viewerId: string
  calendar: WorkingCalendar
  now: Date
}

/** The queue as a list of promises: what, for whom, until when, by whom. */
export async function QueueTable({ rows, isOpen, filter, viewerId, calendar, now }: QueueTableProps) {
  const [t, locale] = await Promise.all([getTranslations('review'), getLocale()])
  const column = (key: string) => ({ key, header: t(`queue.column.${key}`) })
  const columns: Column<QueueRow>[] = [
    {
      ...column('number'),
      lead: true,
      cell: (row) => (
        <TextLink href={`/admin/applications/${row.id}`} data-queue-row="" className="whitespace-nowrap">
          {row.number}
        </TextLink>
      ),
    },
    { ...column('company'), cell: (row) => <span className="font-semibold">{row.company_name}</span> },
    { ...column('license'), cell: (row) => (locale === 'en' ? row.name_en : row.name_id) },
    { ...column('stage'), cell: (row) => row.stage_kind && t(`stage.${row.stage_kind as StageKind}`) },
    isOpen
      ? {
          ...column('deadline'),
          cell: (row) =>
            row.due_at ? (
              <DeadlineBar deadline={readDeadline(row.due_at, now, row.working_days ?? 0, calendar)} />
            ) : (
              t('deadline.none')
            ),
        }
      : { ...column('changed'), cell: (row) => formatCompact(row.updated_at, locale) },
    ...(isOpen
      ? []
      : [
          {
            ...column('status'),
            cell: (row: QueueRow) => <CaseStatusBadge status={row.status as ApplicationStatus} />,
          },
        ]),
    {
      ...column('priority'),
      cell: (row) => (
        <span className="inline-flex flex-wrap gap-x-3">
          <PriorityMark priority={row.priority as Priority} />
          {row.escalated_at && (
            <span className="inline-flex items-center gap-1.5 font-semibold text-danger">
              <FlagIcon size={16} />
              {t('queue.escalated')}
            </span>
          )}
        </span>
      ),
    },
    {
      ...column('holder'),
      cell: (row) =>
        row.assignee_id === viewerId
          ? t('queue.you')
          : (row.holder_name ?? <span className="text-ink-soft">{t('queue.nobody')}</span>),
    },
  ]
  return (
    <Table
      caption={t('queue.caption')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<QueueEmpty filter={filter} />}
    />
  )
}

async function QueueEmpty({ filter }: { filter: QueueFilter }) {
  const t = await getTranslations('review.queue')
  const isFiltered = filter.q ?? filter.type ?? filter.stage ?? filter.priority ?? filter.status
  if (isFiltered) {
    return (
      <EmptyState
        title={t('empty.filtered')}
        action={
          <ButtonLink variant="secondary" href={queueHref({ tab: filter.tab })}>
            {t('reset')}
          </ButtonLink>
        }
      >
        {t('empty.filteredText')}
      </EmptyState>
    )
  }
  return (
    <EmptyState title={t(`empty.${filter.tab}`)}>
      {filter.tab === 'mine' ? t('empty.mineText') : t('empty.text')}
    </EmptyState>
  )
}
