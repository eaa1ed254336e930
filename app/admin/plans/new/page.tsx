import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { requireStaff } from '@/lib/auth/gates'
import { PLAN_FEATURES } from '@/lib/billing/plans/schema'
import { dayOf } from '@/lib/time'
import { NewPlanForm } from './new-plan-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('catalogue.plans'))('newTitle') }
}

export default async function NewPlanPage() {
  await requireStaff('plan.edit')
  const [t, feature] = await Promise.all([
    getTranslations('catalogue.plans'),
    getTranslations('billing.plan.feature'),
  ])
  return (
    <ClientMessages namespaces={['catalogue', 'validation']}>
      <PageHeader
        title={t('newTitle')}
        lead={t('newLead')}
        crumbs={[{ label: t('title'), href: '/admin/plans' }, { label: t('newTitle') }]}
      />
      <Card className="max-w-4xl">
        <NewPlanForm
          features={PLAN_FEATURES.map((value) => ({ value, label: feature(value) }))}
          values={{
            code: '',
            name_id: '',
            name_en: '',
            description_id: '',
            description_en: '',
            position: '100',
            open_application_limit: '',
            member_limit: '',
            storage_limit_mb: '',
            trial_days: '0',
            application_fee_amount: '0',
            features: [],
            monthly_amount: '',
            yearly_amount: '',
            from_on: dayOf(new Date()),
          }}
        />
      </Card>
    </ClientMessages>
  )
}
