import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { undoAction } from '@/app/admin/applications/[id]/actions'
import { ClientMessages } from '@/components/i18n/client-messages'
import { UndoBar } from '@/components/review/undo-bar'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { requireStaff } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { parseQueueFilter, QUEUE_TABS, queueHref } from '@/lib/licensing/review/queue-filter'
import { BulkBar } from './bulk/bulk-bar'
import { loadQueue } from './load-queue'
import { QueueKeys } from './queue-keys'
import { QueueTable } from './queue-table'
import { QueueTabs } from './queue-tabs'
import { QueueToolbar } from './queue-toolbar'
import { QueueSelection } from './selection'
import { TakeNextButton } from './take-next-button'

/** What of the long texts of review the parts of this page say. */
const TEXTS = [
  ...['queue', 'deadline', 'stage', 'status', 'priority', 'kind'],
  ...['undo', 'errors', 'bulk', 'move', 'case.assignTo', 'reply'],
]

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('review.queue')
  return { title: t('title') }
}

export default async function QueuePage({ searchParams }: PageProps<'/admin/queue'>) {
  const staff = await requireStaff('case.view')
  const search = await searchParams
  const filter = parseQueueFilter(search)
  const [t, loaded] = await Promise.all([getTranslations('review.queue'), loadQueue(staff, filter)])
  const { page, columns, options } = loaded
  const decides = can(staff.role, 'case.decide')
  const isShort = typeof search.q === 'string' && search.q.trim() !== '' && !filter.q
  const tabs = QUEUE_TABS.filter((tab) => tab !== 'escalated' || staff.role !== 'reviewer').map((tab) => ({
    key: tab,
    label: t(`tab.${tab}`),
    href: queueHref({ tab }),
    current: !filter.q && filter.tab === tab,
  }))
  const rows = page.rows.map(({ id, number, current_stage_id }) => ({
    id,
    number,
    stage_id: current_stage_id,
  }))
  return (
    <ClientMessages namespaces={['review', 'validation']} parts={{ review: TEXTS }}>
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
      <QueueTabs tabs={tabs} counts={loaded.counts} label={t('tabs')} />
      <QueueToolbar filter={filter} loaded={loaded} isShort={isShort} />
      <QueueSelection rows={rows}>
        <Card flush>
          <QueueTable
            rows={page.rows}
            order={page.order}
            chosen={columns}
            filter={filter}
            viewerId={staff.staff_id}
            calendar={loaded.calendar}
            now={new Date()}
            selectable={decides}
          />
        </Card>
        {decides && <BulkBar options={options} />}
      </QueueSelection>
      <Pager
        prevHref={page.before && queueHref(filter, { before: page.before, after: undefined })}
        nextHref={page.after && queueHref(filter, { after: page.after, before: undefined })}
      />
      <UndoBar undo={loaded.undo} action={undoAction} />
    </ClientMessages>
  )
}
