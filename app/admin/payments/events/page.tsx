import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FinanceTabs } from '@/components/finance/finance-tabs'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { filterHref, parseEventFilter } from '@/lib/billing/filters'
import { listEvents } from '@/lib/billing/payments/queries'
import { EventFilters } from './event-filters'
import { EventTable } from './event-table'

const PATH = '/admin/payments/events'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('finance.event'))('title') }
}

/** Everything the provider told us, and everything that only claimed to come from there. */
export default async function EventsPage({ searchParams }: PageProps<'/admin/payments/events'>) {
  const { staff_id, user } = await requireStaff('payment.view')
  const filter = parseEventFilter(await searchParams)
  const [t, page] = await Promise.all([getTranslations('finance.event'), listEvents(db, staff_id, filter)])
  return (
    <>
      <PageHeader title={t('title')} />
      <FinanceTabs current="events" />
      <EventFilters filter={filter} />
      <Card flush>
        <EventTable rows={page.rows} zone={user.time_zone} />
      </Card>
      <Pager
        prevHref={page.before && filterHref(PATH, filter, { before: page.before })}
        nextHref={page.after && filterHref(PATH, filter, { after: page.after })}
      />
    </>
  )
}
