import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PeriodSwitch } from '@/components/billing/period-switch'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { requireMember } from '@/lib/auth/gates'
import { safeNext } from '@/lib/auth/redirects'
import { listPlans } from '@/lib/billing/plans/queries'
import { parsePeriod } from '@/lib/billing/status'
import { listCurrentSubscriptions } from '@/lib/billing/subscriptions/queries'
import { findTaxRules } from '@/lib/billing/tax-rules'
import { dayOf } from '@/lib/time'
import { billingPath } from '../paths'
import { PlanOption } from './plan-option'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('billing.choose'))('title') }
}

/** The plans one can change to, each with its full price. */
export default async function PlansPage({ params, searchParams }: PageProps<'/app/[company]/billing/plans'>) {
  const { company } = await requireMember((await params).company, 'billing.manage')
  const search = await searchParams
  const next = safeNext(search.next)
  const [t, plans, subscriptions, rules] = await Promise.all([
    getTranslations('billing'),
    listPlans(db),
    listCurrentSubscriptions(db, company.id),
    findTaxRules(db, dayOf(new Date())),
  ])
  const running = subscriptions.find((row) => row.status !== 'pending')
  const period = parsePeriod(search.period ?? running?.period)
  const href = (chosen: string) => billingPath(company.slug, '/plans', { period: chosen, next })
  return (
    <>
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
          />
        ))}
      </div>
    </>
  )
}
