import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { BillingTimeline } from '@/components/billing/billing-timeline'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { numberToPath } from '@/lib/billing/invoices/number'
import {
  findCompanyCredit,
  findCompanyPlan,
  listPlanSteps,
} from '@/lib/billing/subscriptions/dunning-queries'
import { listTimeline } from '@/lib/billing/subscriptions/timeline'
import { findCompany } from '@/lib/companies/administration/queries'
import { getSettings } from '@/lib/config/queries'
import type { CompanyId } from '@/lib/ids'
import { parseCursor } from '@/lib/keyset'
import { recordView } from '@/lib/licensing/review/views'
import { dayOf } from '@/lib/time'
import { PlanCard } from './plan-card'
import { StepsCard } from './steps-card'

type Props = PageProps<'/admin/companies/[slug]/billing'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('dunning.staff')
  return { title: `${t('title')} · ${(await params).slug}` }
}

export default async function CompanyBillingPage({ params, searchParams }: Props) {
  const { staff_id, user } = await requireStaff('invoice.view')
  const company = await findCompany(db, staff_id, (await params).slug)
  if (!company) notFound()
  const search = await searchParams
  const page = { after: parseCursor(search.after), before: parseCursor(search.before) }
  const [t, timeline, companies, settings, plan, credit, history] = await Promise.all([
    getTranslations('dunning.staff'),
    getTranslations('dunning.timeline'),
    getTranslations('admin.companies'),
    getSettings(db),
    findCompanyPlan(db, staff_id, company.id),
    findCompanyCredit(db, staff_id, company.id),
    // Staff who may see every company's invoices see this one's; the page says which.
    listTimeline(db, company.id as CompanyId, page),
    recordView(db, staff_id, { what: 'company', record_id: company.id, company_id: company.id }),
  ])
  const steps = plan ? await listPlanSteps(db, settings, plan, dayOf(new Date())) : []
  const base = `/admin/companies/${company.slug}`
  const { rows, before, after } = history
  const pathWith = (query: Record<string, string>) => `${base}/billing?${new URLSearchParams(query)}`
  return (
    <>
      <PageHeader
        crumbs={[
          { label: companies('title'), href: '/admin/companies' },
          { label: company.trade_name, href: base },
          { label: t('title') },
        ]}
        title={t('title')}
        lead={t('lead')}
      />
      <div className="grid gap-5 xl:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <div className="grid min-w-0 content-start gap-5">
          <PlanCard plan={plan} credit={credit} zone={user.time_zone} />
          <StepsCard steps={steps} />
        </div>
        <Card title={timeline('title')}>
          {rows.length === 0 ? (
            <p className="text-ink-soft">{timeline('empty')}</p>
          ) : (
            <BillingTimeline
              rows={rows}
              zone={user.time_zone}
              invoiceHref={(number) => `/admin/invoices/${numberToPath(number)}`}
            />
          )}
          <Pager prevHref={before && pathWith({ before })} nextHref={after && pathWith({ after })} />
        </Card>
      </div>
    </>
  )
}
