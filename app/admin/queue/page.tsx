import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { SearchForm } from '@/components/ui/search-form'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { countQueue, listQueue, listQueueTypes } from '@/lib/licensing/review/queries'
import { parseQueueFilter, QUEUE_TABS, queueHref } from '@/lib/licensing/review/queue-filter'
import { getWorkingCalendar } from '@/lib/reference/queries'
import { QueueFilters } from './queue-filters'
import { QueueKeys } from './queue-keys'
import { QueueTable } from './queue-table'
import { QueueTabs } from './queue-tabs'
import { TakeNextButton } from './take-next-button'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('review.queue')
  return { title: t('title') }
}

export default async function QueuePage({ searchParams }: PageProps<'/admin/queue'>) {
  const staff = await requireStaff('case.view')
  const search = await searchParams
  const filter = parseQueueFilter(search)
  const [t, page, counts, types, calendar] = await Promise.all([
    getTranslations('review.queue'),
    listQueue(db, staff, filter),
    countQueue(db, staff),
    listQueueTypes(db),
    getWorkingCalendar(db),
  ])
  const decides = can(staff.role, 'case.decide')
  const isShort = typeof search.q === 'string' && search.q.trim() !== '' && !filter.q
  const tabs = QUEUE_TABS.filter((tab) => tab !== 'escalated' || staff.role !== 'reviewer').map((tab) => ({
    key: tab,
    label: t(`tab.${tab}`),
    href: queueHref({ tab }),
    current: !filter.q && filter.tab === tab,
  }))
  return (
    <ClientMessages namespaces={['review', 'validation']}>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <>
            <div className="hidden lg:block">
              <QueueKeys decides={decides} />
            </div>
            {decides && <TakeNextButton />}
          </>
        }
      />
      <QueueTabs tabs={tabs} counts={counts} label={t('tabs')} />
      <div className="my-4 flex flex-wrap items-start gap-4">
        <div className="min-w-0 flex-1 basis-80">
          <SearchForm label={t('search')} defaultValue={filter.q} action="/admin/queue" />
          {isShort && <p className="mt-2 text-sm font-medium text-danger">{t('searchShort')}</p>}
        </div>
        <QueueFilters filter={filter} types={types} />
      </div>
      {filter.q && (
        <p className="mb-3 flex flex-wrap gap-x-4 text-ink-soft">
          {t('searchResult', { q: filter.q })}
          <TextLink href={queueHref({ tab: filter.tab })}>{t('clearSearch')}</TextLink>
        </p>
      )}
      <Card flush>
        <QueueTable
          rows={page.rows}
          isOpen={page.is_open}
          filter={filter}
          viewerId={staff.staff_id}
          calendar={calendar}
          now={new Date()}
        />
      </Card>
      <Pager
        prevHref={page.before && queueHref(filter, { before: page.before, after: undefined })}
        nextHref={page.after && queueHref(filter, { after: page.after, before: undefined })}
      />
    </ClientMessages>
  )
}
