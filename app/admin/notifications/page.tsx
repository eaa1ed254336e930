import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ActionButton } from '@/components/form/action-button'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { CheckCheckIcon } from '@/components/ui/icons'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { Tabs } from '@/components/ui/tabs'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { parseCursor } from '@/lib/keyset'
import { countUnread, listNotifications } from '@/lib/staffing/notifications'
import { findAwaySummary } from '@/lib/staffing/queries'
import { listReturnable } from '@/lib/staffing/returns'
import { markAllReadAction } from './actions'
import { AwaySummary } from './away-summary'
import { GiveBackList } from './give-back'
import { NotificationList } from './notification-list'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staffing.notifications'))('title') }
}

const PATH = '/admin/notifications'

export default async function NotificationsPage({ searchParams }: PageProps<'/admin/notifications'>) {
  const { staff_id, user } = await requireStaff('notification.view')
  const search = await searchParams
  const unread = search.show === 'unread'
  const page = { after: parseCursor(search.after), before: parseCursor(search.before), unread }
  const now = new Date()
  const [t, list, count, away, returnable] = await Promise.all([
    getTranslations('staffing.notifications'),
    listNotifications(db, staff_id, page),
    countUnread(db, staff_id),
    findAwaySummary(db, staff_id, now),
    listReturnable(db, staff_id, now),
  ])
  const href = (query: Record<string, string | undefined>) => {
    const filled = Object.entries({ ...(unread && { show: 'unread' }), ...query }).filter(
      ([, value]) => value,
    )
    return filled.length > 0 ? `${PATH}?${new URLSearchParams(filled as [string, string][])}` : PATH
  }
  return (
    <ClientMessages namespaces={['staffing', 'validation']}>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          count > 0 && (
            <ActionButton
              variant="secondary"
              icon={<CheckCheckIcon />}
              namespace="staffing"
              action={markAllReadAction.bind(null, {})}
            >
              {t('readAll')}
            </ActionButton>
          )
        }
      />
      <div className="grid gap-5">
        <GiveBackList returnable={returnable} />
        {away && <AwaySummary away={away} readerId={staff_id} />}
        <div className="grid gap-4">
          <Tabs
            label={t('tabs')}
            items={[
              { href: PATH, label: t('all'), current: !unread },
              {
                href: `${PATH}?show=unread`,
                label: t('unread'),
                count: count > 99 ? '99+' : count,
                current: unread,
              },
            ]}
          />
          <Card flush>
            {list.rows.length === 0 ? (
              <EmptyState title={t(unread ? 'noneUnread' : 'none')}>{t('noneText')}</EmptyState>
            ) : (
              <NotificationList rows={list.rows} zone={user.time_zone} />
            )}
          </Card>
          <Pager
            prevHref={list.before && href({ before: list.before })}
            nextHref={list.after && href({ after: list.after })}
          />
        </div>
      </div>
    </ClientMessages>
  )
}
