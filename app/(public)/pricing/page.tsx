import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PeriodSwitch } from '@/components/billing/period-switch'
import { db } from '@/db'
import { can } from '@/lib/auth/permissions'
import { sessionToken } from '@/lib/auth/session'
import { listAddons } from '@/lib/billing/catalogue/addons'
import { listPlans } from '@/lib/billing/plans/queries'
import { parsePeriod } from '@/lib/billing/status'
import { findTaxRules } from '@/lib/billing/tax-rules'
import { listMembershipsOfSession } from '@/lib/companies/queries'
import { dayOf } from '@/lib/time'
import { AddonList } from './addon-list'
import { PlanCard } from './plan-card'
import { PlanTable } from './plan-table'
import { PricingFaq } from './pricing-faq'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('billing.pricing')
  return { title: t('title'), description: t('lead') }
}

export default async function PricingPage({ searchParams }: PageProps<'/pricing'>) {
  const period = parsePeriod((await searchParams).period)
  const token = await sessionToken()
  const [t, catalogue, plans, addons, rules, memberships] = await Promise.all([
    getTranslations('billing.pricing'),
    getTranslations('catalogue.pricing'),
    listPlans(db),
    listAddons(db),
    findTaxRules(db, dayOf(new Date())),
    token ? listMembershipsOfSession(db, token) : [],
  ])
  // Who has a company chooses there, everyone else signs up first.
  const own = memberships.find((member) => !member.disabled_at && can(member.role, 'billing.view'))
  const billing = own && `/app/${own.slug}/billing`
  return (
    <div className="mx-auto max-w-6xl px-4 py-10 lg:px-6 lg:py-14">
      <h1 className="max-w-2xl text-3xl font-extrabold tracking-tight">{t('heading')}</h1>
      <p className="mt-3 max-w-prose text-lg text-ink-soft">{t('lead')}</p>
      <div className="mt-6">
        <PeriodSwitch
          plain
          label={t('period')}
          period={period}
          hrefs={{ monthly: '/pricing', yearly: '/pricing?period=yearly' }}
        />
      </div>
      <div className="mt-6 grid gap-x-5 gap-y-5 lg:grid-cols-3">
        {plans.map((plan) => (
          <PlanCard key={plan.id} plan={plan} period={period} rules={rules} billing={billing} />
        ))}
      </div>
      <p className="mt-5 max-w-prose text-ink-soft">
        {catalogue(rules.is_pkp ? 'taxNote' : 'taxNone')} {t('officialFees')}
      </p>
      {addons.length > 0 && <AddonList addons={addons} period={period} rules={rules} />}
      <PlanTable plans={plans} period={period} rules={rules} />
      <PricingFaq />
    </div>
  )
}
