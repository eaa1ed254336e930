import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { FilterDay, FilterSelect, FilterText } from '@/components/admin/filter-field'
import { FilterForm } from '@/components/admin/filter-form'
import { EventBadge, EventOutcome } from '@/components/finance/event-badge'
import { FinanceTabs } from '@/components/finance/finance-tabs'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { Table } from '@/components/ui/table'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { filterHref, isFiltered, PAYMENT_EVENT_STATUSES, parseEventFilter } from '@/lib/billing/filters'
import { listEvents } from '@/lib/billing/payments/queries'
import { formatCompact } from '@/lib/time'
import { RawBody } from '../raw-body'

const PATH = '/admin/payments/events'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('finance.event'))('title') }
}

/** Everything the provider told us, and everything that only claimed to come from there. */
export default async function EventsPage({ searchParams }: PageProps<'/admin/payments/events'>) {
  const { staff_id, user } = await requireStaff('payment.view')
  const filter = parseEventFilter(await searchParams)
  const [t, all, locale, page] = await Promise.all([
    getTranslations('finance.event'),
    getTranslations('finance.payments'),
    getLocale(),
    listEvents(db, staff_id, filter),
  ])
  const column = (key: 'received' | 'order' | 'says' | 'status' | 'outcome' | 'deliveries') => ({
    key,
    header: t(`column.${key}`),
  })
  return (
    <>
      <PageHeader title={t('title')} />
      <FinanceTabs current="events" />
      <FilterForm action={PATH} label={t('filter')} active={isFiltered(filter)}>
        <FilterText name="q" label={t('search')} value={filter.q} />
        <FilterSelect
          name="status"
          label={t('column.status')}
          value={filter.status}
          all={all('all')}
          options={PAYMENT_EVENT_STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
        />
        <FilterDay name="from" label={all('column.from')} value={filter.from} />
        <FilterDay name="to" label={all('column.to')} value={filter.to} />
      </FilterForm>
      <Card flush>
        <Table
          caption={t('list')}
          rows={page.rows}
          rowKey={(row) => row.id}
          empty={<EmptyState title={t('none')}>{t('noneText')}</EmptyState>}
          columns={[
            {
              ...column('order'),
              lead: true,
              cell: (row) =>
                row.payment_id ? (
                  <TextLink href={`/admin/payments/${row.payment_id}`}>{row.order_id}</TextLink>
                ) : (
                  (row.order_id ?? <RawBody id={row.id} text={row.raw_body} summary={t('noOrder')} />)
                ),
            },
            { ...column('says'), cell: (row) => row.event_status ?? '–' },
            { ...column('status'), cell: (row) => <EventBadge status={row.status} /> },
            { ...column('outcome'), cell: (row) => <EventOutcome outcome={row.outcome} /> },
            { ...column('deliveries'), numeric: true, cell: (row) => row.deliveries },
            {
              ...column('received'),
              cell: (row) => (
                <span className="whitespace-nowrap">
                  {formatCompact(row.received_at, locale, user.time_zone)}
                </span>
              ),
            },
          ]}
        />
      </Card>
      <Pager
        prevHref={page.before && filterHref(PATH, filter, { before: page.before })}
        nextHref={page.after && filterHref(PATH, filter, { after: page.after })}
      />
    </>
  )
}
