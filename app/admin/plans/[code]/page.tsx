import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { previewMoves } from '@/lib/billing/catalogue/price-moves'
import { listPriceVersions } from '@/lib/billing/catalogue/price-versions'
import { listAllPlans, type StaffPlan } from '@/lib/billing/plans/queries'
import { PLAN_FEATURES } from '@/lib/billing/plans/schema'
import { dayOf } from '@/lib/time'
import { PlanRow } from '../plan-row'
import { PriceForm } from '../price-form'
import { PriceTable } from '../price-table'
import { PlanForm } from './plan-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('catalogue.plans'))('title') }
}

export default async function PlanPage({ params }: PageProps<'/admin/plans/[code]'>) {
  const { staff_id, role } = await requireStaff('plan.view')
  const { code } = await params
  const [t, feature, locale, plans] = await Promise.all([
    getTranslations('catalogue'),
    getTranslations('billing.plan.feature'),
    getLocale(),
    listAllPlans(db, staff_id),
  ])
  const plan = plans.find((row) => row.code === code)
  if (!plan) notFound()
  const versions = await listPriceVersions(db, staff_id, { plan_id: plan.id })
  const edits = can(role, 'plan.edit')
  const today = dayOf(new Date())
  const movable = edits
    ? await previewMoves(
        db,
        staff_id,
        versions.filter(({ state }) => state !== 'past'),
      )
    : undefined
  const name = locale === 'en' ? plan.name_en : plan.name_id
  return (
    <ClientMessages namespaces={['catalogue', 'validation']}>
      <PageHeader
        title={t('plans.editTitle', { plan: name })}
        crumbs={[{ label: t('plans.title'), href: '/admin/plans' }, { label: name }]}
      />
      <div className="grid gap-4">
        <PlanRow plan={plan} edits={edits} isOpen />
        {!plan.is_free && (
          <Card title={t('prices.versions')} lead={t('prices.lead')} flush>
            <PriceTable versions={versions} edits={edits} movable={movable} />
            {edits && (
              <div className="p-5">
                <PriceForm
                  today={today}
                  values={{ kind: 'plan', id: plan.id, period: 'monthly', amount: '', from_on: today }}
                />
              </div>
            )}
          </Card>
        )}
        {edits && (
          <Card className="max-w-4xl">
            <PlanForm
              features={PLAN_FEATURES.map((value) => ({ value, label: feature(value) }))}
              values={valuesOf(plan)}
            />
          </Card>
        )}
      </div>
    </ClientMessages>
  )
}

function valuesOf(plan: StaffPlan) {
  return {
    plan_id: plan.id,
    version: plan.version,
    name_id: plan.name_id,
    name_en: plan.name_en,
    description_id: plan.description_id,
    description_en: plan.description_en,
    position: String(plan.position),
    open_application_limit: String(plan.open_application_limit ?? ''),
    member_limit: String(plan.member_limit ?? ''),
    storage_limit_mb: String(plan.storage_limit_mb ?? ''),
    trial_days: String(plan.trial_days),
    application_fee_amount: String(plan.application_fee_amount),
    features: PLAN_FEATURES.filter((value) => plan.features.includes(value)),
  }
}
