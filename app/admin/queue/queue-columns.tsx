import { getLocale, getTranslations } from 'next-intl/server'
import { CaseStatusBadge, PriorityMark } from '@/components/review/case-badges'
import { DeadlineBar } from '@/components/review/deadline-bar'
import { FlagIcon } from '@/components/ui/icons'
import type { Column } from '@/components/ui/table'
import type { ApplicationStatus, StageKind } from '@/lib/licensing/process/status'
import { readDeadline } from '@/lib/licensing/review/deadline'
import type { QueueRow } from '@/lib/licensing/review/queries'
import type { QueueColumn } from '@/lib/licensing/review/queue-column-schema'
import type { CaseKind } from '@/lib/licensing/review/queue-filter'
import type { QueueOrder } from '@/lib/licensing/review/queue-order'
import type { Priority } from '@/lib/licensing/review/schema'
import { dayOf, formatCompact, formatDay } from '@/lib/time'
import type { WorkingCalendar } from '@/lib/working-days'

type Shown = { order: QueueOrder; viewerId: string; calendar: WorkingCalendar; now: Date }

const MS_PER_DAY = 86_400_000

/** The chosen columns of the queue. Where it goes by the last change, that stands in place of the deadline. */
export async function queueColumns(
  chosen: readonly QueueColumn[],
  { order, viewerId, calendar, now }: Shown,
): Promise<Column<QueueRow>[]> {
  const [t, locale] = await Promise.all([getTranslations('review'), getLocale()])
  const days = (from: Date) => Math.max(0, Math.floor((now.getTime() - from.getTime()) / MS_PER_DAY))
  const cells: Record<QueueColumn, (row: QueueRow) => React.ReactNode> = {
    company: (row) => <span className="font-semibold">{row.company_name}</span>,
    license: (row) => (locale === 'en' ? row.name_en : row.name_id),
    kind: (row) => t(`kind.${row.kind as CaseKind}`),
    region: (row) => row.region_name,
    stage: (row) => row.stage_kind && t(`stage.${row.stage_kind as StageKind}`),
    deadline: (row) => {
      if (!row.due_at) return t('deadline.none')
      if (row.status === 'on_hold') return t('deadline.until', { day: formatDay(dayOf(row.due_at), locale) })
      const total = row.status === 'revision_requested' ? row.applicant_days : row.working_days
      return <DeadlineBar deadline={readDeadline(row.due_at, now, total ?? 0, calendar)} />
    },
    age: (row) => row.submitted_at && t('queue.days', { days: days(row.submitted_at) }),
    status: (row) => <CaseStatusBadge status={row.status as ApplicationStatus} />,
    priority: (row) => (
      <span className="inline-flex flex-wrap gap-x-3">
        <PriorityMark priority={row.priority as Priority} />
        {row.escalated_at && (
          <span className="inline-flex items-center gap-1.5 font-semibold text-danger">
            <FlagIcon size={16} />
            {t('queue.escalated')}
          </span>
        )}
        {row.priority_reason && (
          <span className="block basis-full truncate text-ink-soft max-w-48" title={row.priority_reason}>
            {row.priority_reason}
          </span>
        )}
      </span>
    ),
    holder: (row) =>
      row.assignee_id === viewerId
        ? t('queue.you')
        : (row.holder_name ?? <span className="text-ink-soft">{t('queue.nobody')}</span>),
  }
  const isChanged = order === 'changed'
  const shown = isChanged && !chosen.includes('status') ? [...chosen, 'status' as const] : chosen
  return shown.map((key) =>
    key === 'deadline' && isChanged
      ? {
          key: 'changed',
          header: t('queue.column.changed'),
          cell: (row: QueueRow) => formatCompact(row.updated_at, locale),
        }
      : { key, header: t(`queue.column.${key}`), cell: cells[key] },
  )
}
