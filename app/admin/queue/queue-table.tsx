import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/ui/empty-state'
import { ButtonLink } from '@/components/ui/link'
import type { QueueRow } from '@/lib/licensing/review/queries'
import type { QueueColumn } from '@/lib/licensing/review/queue-column-schema'
import { type QueueFilter, queueHref } from '@/lib/licensing/review/queue-filter'
import type { QueueOrder } from '@/lib/licensing/review/queue-order'
import type { WorkingCalendar } from '@/lib/working-days'
import { QueueGrid } from './queue-grid'
import { toRowData } from './row-data'

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
  if (rows.length === 0) return <QueueEmpty filter={filter} />
  const locale = await getLocale()
  return (
    <QueueGrid
      rows={rows.map((row) => toRowData(row, { viewerId, calendar, now, locale }))}
      chosen={chosen}
      byChange={order === 'changed'}
      selectable={selectable}
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
