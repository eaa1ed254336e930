import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { requireStaff } from '@/lib/auth/gates'
import { dayOf } from '@/lib/time'
import { NewAddonForm } from '../addon-forms'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('catalogue.addons'))('newTitle') }
}

export default async function NewAddonPage() {
  await requireStaff('plan.edit')
  const t = await getTranslations('catalogue')
  return (
    <ClientMessages namespaces={['catalogue', 'validation']}>
      <PageHeader
        title={t('addons.newTitle')}
        lead={t('plans.newLead')}
        crumbs={[
          { label: t('plans.title'), href: '/admin/plans' },
          { label: t('addons.title'), href: '/admin/plans/addons' },
          { label: t('addons.newTitle') },
        ]}
      />
      <Card className="max-w-4xl">
        <NewAddonForm
          values={{
            code: '',
            quota: 'open_applications',
            quota_per_unit: '5',
            unit_limit: '20',
            name_id: '',
            name_en: '',
            description_id: '',
            description_en: '',
            position: '100',
            monthly_amount: '',
            yearly_amount: '',
            from_on: dayOf(new Date()),
          }}
        />
      </Card>
    </ClientMessages>
  )
}
