import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { requireMember } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { monthOf } from '@/lib/licensing/calendar/month'
import { findSubscription, listCalendar } from '@/lib/licensing/calendar/queries'
import { dayOf, formatDay } from '@/lib/time'
import { ItemList } from './item-list'
import { MonthNav } from './month-nav'
import { MonthTable } from './month-table'
import { SubscriptionCard } from './subscription-card'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('licenses.calendar'))('title') }
}

/** A month of what ends, what can be renewed and what waits for the company. */
export default async function CalendarPage(props: PageProps<'/app/[company]/licenses/calendar'>) {
  const { company, role, user } = await requireMember((await props.params).company, 'license.view')
  const today = dayOf(new Date(), user.time_zone)
  const asked = (await props.searchParams).month
  const month = monthOf(typeof asked === 'string' ? asked : '', today)
  const [items, subscription, t, own, locale] = await Promise.all([
    listCalendar(db, company.id),
    findSubscription(db, company.id),
    getTranslations('licenses.calendar'),
    getTranslations('licenses.detail'),
    getLocale(),
  ])
  const path = `/app/${company.slug}`
  const shown = items.filter((item) => item.day.startsWith(month))
  const next = items.find((item) => item.day >= `${month}-32`)
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        crumbs={[{ label: own('title'), href: `${path}/licenses` }, { label: t('title') }]}
      />
      <div className="grid gap-6">
        <MonthNav month={month} today={today} base={`${path}/licenses/calendar`} locale={locale} />
        <MonthTable month={month} today={today} items={shown} path={path} />
        {shown.length > 0 ? (
          <ItemList items={shown} path={path} today={today} />
        ) : (
          <EmptyState title={t('none')}>
            {next ? t('nextOn', { day: formatDay(next.day, locale) }) : t('noneText')}
          </EmptyState>
        )}
        <SubscriptionCard
          slug={company.slug}
          subscription={subscription}
          mayChange={can(role, 'company.edit')}
          zone={user.time_zone}
        />
      </div>
    </>
  )
}
