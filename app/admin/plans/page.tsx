import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { PlusIcon } from '@/components/ui/icons'
import { ButtonLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { listAllPlans } from '@/lib/billing/plans/queries'
import { CatalogueTabs } from './catalogue-tabs'
import { PlanRow } from './plan-row'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('catalogue.plans'))('title') }
}

export default async function StaffPlansPage() {
  const { staff_id, role } = await requireStaff('plan.view')
  const [t, plans] = await Promise.all([getTranslations('catalogue.plans'), listAllPlans(db, staff_id)])
  const edits = can(role, 'plan.edit')
  return (
    <ClientMessages namespaces={['catalogue', 'validation']}>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          edits && (
            <ButtonLink href="/admin/plans/new" icon={<PlusIcon size={18} />}>
              {t('new')}
            </ButtonLink>
          )
        }
      />
      <CatalogueTabs current="plans" />
      <div className="mt-4 grid gap-4">
        {plans.map((plan) => (
          <PlanRow key={plan.id} plan={plan} edits={edits} />
        ))}
      </div>
    </ClientMessages>
  )
}
