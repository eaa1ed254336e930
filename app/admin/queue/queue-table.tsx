import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/ui/empty-state'
import { ButtonLink, TextLink } from '@/components/ui/link'
import { type Column, Table } from '@/components/ui/table'
import type { QueueRow } from '@/lib/licensing/review/queries'
import type { QueueColumn } from '@/lib/licensing/review/queue-column-schema'
import { type QueueFilter, queueHref } from '@/lib/licensing/review/queue-filter'
import type { QueueOrder } from '@/lib/licensing/review/queue-order'
import type { WorkingCalendar } from '@/lib/working-days'
import { queueColumns } from './queue-columns'
import { PageBox, RowBox } from './selection'

type QueueTableProps = {
  rows: QueueRow[]
  order: QueueOrder
  chosen: QueueColumn[]
  filter: QueueFilter
  viewerId: string
  calendar: WorkingCalendar
  now: Date
  /** Whether rows can be selected for doing something with many. */
  selectable: boolean
}

/** The queue as a list of promises: what, for whom, until when, by whom. */
export async function QueueTable(props: QueueTableProps) {
  const { rows, order, chosen, filter, viewerId, calendar, now, selectable } = props
  const [t, columns] = await Promise.all([
    getTranslations('review.queue'),
    queueColumns(chosen, { order, viewerId, calendar, now }),
  ])
  const select: Column<QueueRow> = {
    key: 'select',
    header: <PageBox />,
    label: '',
    className: 'lg:w-10',
    cell: (row) => <RowBox id={row.id} number={row.number} />,
  }
  const number: Column<QueueRow> = {
    key: 'number',
    header: t('column.number'),
    lead: true,
    cell: (row) => (
      <TextLink href={`/admin/applications/${row.id}`} data-queue-row="" className="whitespace-nowrap">
        {row.number}
      </TextLink>
    ),
  }
  return (
    <Table
      caption={t('caption')}
      columns={[...(selectable ? [select] : []), number, ...columns]}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<QueueEmpty filter={filter} />}
    />
  )
}

async function QueueEmpty({ filter }: { filter: QueueFilter }) {
  const t = await getTranslations('review.queue')
  const { q, type, stage, priority, status, kind, region, holder } = filter
  if (q ?? type ?? stage ?? priority ?? status ?? kind ?? region ?? holder) {
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
