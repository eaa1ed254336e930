import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { listAllPlans } from '@/lib/billing/plans/queries'
import { PLAN_FEATURES } from '@/lib/billing/plans/schema'
import { PlanForm } from './plan-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('finance.plans'))('title') }
}

export default async function EditPlanPage({ params }: PageProps<'/admin/plans/[code]'>) {
  const { staff_id } = await requireStaff('plan.edit')
  const { code } = await params
  const [t, feature, locale, plans] = await Promise.all([
    getTranslations('finance.plans'),
    getTranslations('billing.plan.feature'),
    getLocale(),
    listAllPlans(db, staff_id),
  ])
  const plan = plans.find((row) => row.code === code)
  if (!plan) notFound()
  const name = locale === 'en' ? plan.name_en : plan.name_id
  return (
    <ClientMessages namespaces={['finance', 'validation']}>
      <PageHeader
        title={t('editTitle', { plan: name })}
        crumbs={[{ label: t('title'), href: '/admin/plans' }, { label: name }]}
      />
      <Card className="max-w-4xl">
        <PlanForm
          isFree={plan.is_free}
          subscribers={plan.subscriber_count}
          features={PLAN_FEATURES.map((value) => ({ value, label: feature(value) }))}
          values={{
            plan_id: plan.id,
            version: plan.version,
            name_id: plan.name_id,
            name_en: plan.name_en,
            description_id: plan.description_id,
            description_en: plan.description_en,
            monthly_amount: String(plan.monthly_amount),
            yearly_amount: String(plan.yearly_amount),
            open_application_limit: String(plan.open_application_limit ?? ''),
            member_limit: String(plan.member_limit ?? ''),
            features: PLAN_FEATURES.filter((value) => plan.features.includes(value)),
          }}
        />
      </Card>
    </ClientMessages>
  )
}
