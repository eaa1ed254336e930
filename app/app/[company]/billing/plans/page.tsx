import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { PeriodSwitch } from '@/components/billing/period-switch'
import { ClientMessages } from '@/components/i18n/client-messages'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { requireMember } from '@/lib/auth/gates'
import { safeNext } from '@/lib/auth/redirects'
import { parsePeriod } from '@/lib/billing/status'
import { dayOf } from '@/lib/time'
import { billingPath } from '../paths'
import { EndedCard } from './ended-card'
import { ManageCard } from './manage-card'
import { PlanOption } from './plan-option'
import { readPlansPage } from './read-plans-page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('billing.choose'))('title') }
}

/** The plans one can change to, each with its full price. */
export default async function PlansPage({ params, searchParams }: PageProps<'/app/[company]/billing/plans'>) {
  const { company } = await requireMember((await params).company, 'billing.manage')
  const search = await searchParams
  const next = safeNext(search.next)
  const today = dayOf(new Date())
  const read = await readPlansPage(db, company.id, today)
  const { plans, subscriptions, rules, live, revivable } = read
  const [t, locale] = [await getTranslations('billing'), await getLocale()]
  const running = subscriptions.find((row) => row.status !== 'pending')
  const period = parsePeriod(search.period ?? running?.period)
  const href = (chosen: string) => billingPath(company.slug, '/plans', { period: chosen, next })
  return (
    <ClientMessages namespaces={['subscriptions', 'validation']}>
      <PageHeader
        title={t('choose.title')}
        lead={t('choose.lead')}
        crumbs={[
          { label: t('page.title'), href: billingPath(company.slug, '', { next }) },
          { label: t('choose.title') },
        ]}
      />
      <PeriodSwitch
        label={t('pricing.period')}
        period={period}
        hrefs={{ monthly: href('monthly'), yearly: href('yearly') }}
      />
      <div className="mt-6 grid gap-5 md:grid-cols-3">
        {plans.map((plan) => (
          <PlanOption
            key={plan.id}
            slug={company.slug}
            plan={plan}
            period={period}
            rules={rules}
            subscriptions={subscriptions}
            next={next}
            canTry={read.canTry}
            hasAddons={read.hasAddons}
          />
        ))}
      </div>
      <div className="mt-6">
        {live && running && (
          <ManageCard
            slug={company.slug}
            plan={locale === 'en' ? running.name_en : running.name_id}
            live={live}
            changing={read.changing}
            today={today}
          />
        )}
        {revivable && <EndedCard slug={company.slug} ended={revivable} />}
      </div>
    </ClientMessages>
  )
}
