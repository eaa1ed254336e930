import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { PeriodSwitch } from '@/components/billing/period-switch'
import { PlanContents } from '@/components/billing/plan-contents'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Card } from '@/components/ui/card'
import { ButtonLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { requireMember } from '@/lib/auth/gates'
import { safeNext } from '@/lib/auth/redirects'
import { findUsage } from '@/lib/billing/entitlements'
import { listPlans } from '@/lib/billing/plans/queries'
import { parsePeriod } from '@/lib/billing/status'
import { listCurrentSubscriptions } from '@/lib/billing/subscriptions/queries'
import { findTaxRules } from '@/lib/billing/tax-rules'
import { getSettings } from '@/lib/config/queries'
import { dayOf } from '@/lib/time'
import { billingPath } from '../../paths'
import { AgreeButton } from './agree-button'
import { Consequences } from './consequences'
import { CostTable } from './cost-table'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('billing.choose'))('title') }
}

/** What a choice costs and what follows from it, before one agrees. */
export default async function ConfirmPlanPage({
  params,
  searchParams,
}: PageProps<'/app/[company]/billing/plans/[code]'>) {
  const { company: slug, code } = await params
  const { company } = await requireMember(slug, 'billing.manage')
  const search = await searchParams
  const period = parsePeriod(search.period)
  const next = safeNext(search.next)
  const [t, locale, plans, subscriptions, usage, settings, rules] = await Promise.all([
    getTranslations('billing'),
    getLocale(),
    listPlans(db),
    listCurrentSubscriptions(db, company.id),
    findUsage(db, company.id),
    getSettings(db),
    findTaxRules(db, dayOf(new Date())),
  ])
  const plan = plans.find((row) => row.code === code && !row.is_free)
  if (!plan) notFound()
  const name = locale === 'en' ? plan.name_en : plan.name_id
  const href = (chosen: string) => billingPath(company.slug, `/plans/${plan.code}`, { period: chosen, next })
  const other = billingPath(company.slug, '/plans', { period, next })
  return (
    <ClientMessages namespaces={['billing', 'validation']}>
      <PageHeader
        title={t('choose.confirmTitle', { plan: name, period: t(`plan.${period}`).toLowerCase() })}
        lead={t('choose.confirmLead')}
        crumbs={[
          { label: t('page.title'), href: billingPath(company.slug, '', { next }) },
          { label: t('choose.title'), href: other },
          { label: name },
        ]}
      />
      <PeriodSwitch
        label={t('pricing.period')}
        period={period}
        hrefs={{ monthly: href('monthly'), yearly: href('yearly') }}
      />
      <div className="mt-6 grid items-start gap-6 md:grid-cols-2">
        <Card title={t('choose.cost')}>
          <CostTable plan={plan} period={period} rules={rules} />
          <Consequences
            plan={plan}
            period={period}
            subscriptions={subscriptions}
            usage={usage}
            dueDays={settings['billing.invoice_due_days']}
          />
          <div className="mt-5 flex flex-wrap gap-2">
            <AgreeButton choice={{ company: company.slug, plan_code: plan.code, period, next }} />
            <ButtonLink variant="quiet" href={other}>
              {t('choose.other')}
            </ButtonLink>
          </div>
        </Card>
        <Card title={t('choose.what')}>
          <PlanContents plan={plan} />
        </Card>
      </div>
    </ClientMessages>
  )
}
