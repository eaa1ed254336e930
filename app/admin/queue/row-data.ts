import type { ApplicationStatus, StageKind } from '@/lib/licensing/process/status'
import { type Deadline, readDeadline } from '@/lib/licensing/review/deadline'
import type { QueueRow } from '@/lib/licensing/review/queries'
import type { CaseKind } from '@/lib/licensing/review/queue-filter'
import type { Priority } from '@/lib/licensing/review/schema'
import { dayOf, formatCompact, formatDay } from '@/lib/time'
import type { WorkingCalendar } from '@/lib/working-days'

/** A row of the queue as it travels to the browser: what is shown, and nothing else. What a row has not is left out. */
export type RowData = {
  id: string
  number: string
  company: string
  license: string
  kind: CaseKind
  region?: string
  stage?: StageKind
  status: ApplicationStatus
  deadline?: Deadline
  /** The day a hold ends, in words. */
  until?: string
  /** Calendar days since it was sent. */
  age?: number
  priority: Priority
  reason?: string
  escalated?: true
  holder?: string
  mine?: true
  /** The last change, in words. */
  changed: string
}

type Shown = { viewerId: string; calendar: WorkingCalendar; now: Date; locale: string }

const MS_PER_DAY = 86_400_000

/** What of a row is shown to this viewer now. */
export function toRowData(row: QueueRow, { viewerId, calendar, now, locale }: Shown): RowData {
  const total = row.status === 'revision_requested' ? row.applicant_days : row.working_days
  const isOnHold = row.status === 'on_hold'
  return {
    id: row.id,
    number: row.number,
    company: row.company_name,
    license: locale === 'en' ? row.name_en : row.name_id,
    kind: row.kind as CaseKind,
    ...(row.region_name && { region: row.region_name }),
    ...(row.stage_kind && { stage: row.stage_kind as StageKind }),
    status: row.status as ApplicationStatus,
    ...(row.due_at &&
      (isOnHold
        ? { until: formatDay(dayOf(row.due_at), locale) }
        : { deadline: readDeadline(row.due_at, now, total ?? 0, calendar) })),
    ...(row.submitted_at && {
      age: Math.max(0, Math.floor((now.getTime() - row.submitted_at.getTime()) / MS_PER_DAY)),
    }),
    priority: row.priority as Priority,
    ...(row.priority_reason && { reason: row.priority_reason }),
    ...(row.escalated_at && { escalated: true as const }),
    ...(row.assignee_id === viewerId
      ? { mine: true as const }
      : row.holder_name && { holder: row.holder_name }),
    changed: formatCompact(row.updated_at, locale),
  }
}
