'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { CaseStatusBadge, PriorityMark } from '@/components/review/case-badges'
import { DeadlineBar } from '@/components/review/deadline-bar'
import { FlagIcon } from '@/components/ui/icons'
import { TextLink } from '@/components/ui/link'
import { type Column, Table } from '@/components/ui/table'
import type { QueueColumn } from '@/lib/licensing/review/queue-column-schema'
import type { RowData } from './row-data'
import { PageBox, RowBox } from './selection'

interface QueueGridProps {
  rows: RowData[]
  chosen: QueueColumn[]
  /** The list goes by the last change, which then stands in place of the deadline. */
  byChange: boolean
  selectable: boolean
}

/** The rows of the queue. Drawn from small data on both sides: as server parts they would travel twice, markup and all. */
export function QueueGrid({ rows, chosen, byChange, selectable }: QueueGridProps) {
  const t = useTranslations('review')
  const cells: Record<QueueColumn, (row: RowData) => ReactNode> = {
    company: (row) => <span className="font-semibold">{row.company}</span>,
    license: (row) => row.license,
    kind: (row) => t(`kind.${row.kind}`),
    region: (row) => row.region,
    stage: (row) => row.stage && t(`stage.${row.stage}`),
    deadline: (row) => {
      if (row.until) return t('deadline.until', { day: row.until })
      return row.deadline ? <DeadlineBar deadline={row.deadline} /> : t('deadline.none')
    },
    age: (row) => row.age !== undefined && t('queue.days', { days: row.age }),
    status: (row) => <CaseStatusBadge status={row.status} />,
    priority: (row) => <PriorityCell row={row} />,
    holder: (row) =>
      row.mine ? t('queue.you') : (row.holder ?? <span className="text-ink-soft">{t('queue.nobody')}</span>),
  }
  const shown = byChange && !chosen.includes('status') ? [...chosen, 'status' as const] : chosen
  const columns = shown.map(
    (key): Column<RowData> =>
      key === 'deadline' && byChange
        ? { key: 'changed', header: t('queue.column.changed'), cell: (row) => row.changed }
        : { key, header: t(`queue.column.${key}`), cell: cells[key] },
  )
  return (
    <Table
      caption={t('queue.caption')}
      columns={[...(selectable ? [SELECT] : []), numberColumn(t('queue.column.number')), ...columns]}
      rows={rows}
      rowKey={(row) => row.id}
    />
  )
}

const SELECT: Column<RowData> = {
  key: 'select',
  header: <PageBox />,
  label: '',
  className: 'lg:w-10',
  cell: (row) => <RowBox id={row.id} number={row.number} />,
}

function numberColumn(header: string): Column<RowData> {
  return {
    key: 'number',
    header,
    lead: true,
    cell: (row) => (
      <TextLink href={`/admin/applications/${row.id}`} data-queue-row="" className="whitespace-nowrap">
        {row.number}
      </TextLink>
    ),
  }
}

function PriorityCell({ row }: { row: RowData }) {
  const t = useTranslations('review.queue')
  return (
    <span className="inline-flex flex-wrap gap-x-3">
      <PriorityMark priority={row.priority} />
      {row.escalated && (
        <span className="inline-flex items-center gap-1.5 font-semibold text-danger">
          <FlagIcon size={16} />
          {t('escalated')}
        </span>
      )}
      {row.reason && (
        <span className="block basis-full truncate text-ink-soft max-w-48" title={row.reason}>
          {row.reason}
        </span>
      )}
    </span>
  )
}
