import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { requireStaff } from '@/lib/auth/gates'
import { NewTypeForm } from './new-type-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('definitionEditor.create'))('title') }
}

/** A new licence type: its name and code; everything else is written in the editor. */
export default async function NewLicenseTypePage() {
  await requireStaff('license_type.edit')
  const [t, types] = await Promise.all([
    getTranslations('definitionEditor.create'),
    getTranslations('licenseTypes'),
  ])
  return (
    <ClientMessages namespaces={['definitionEditor', 'validation']}>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        crumbs={[{ label: types('title'), href: '/admin/license-types' }, { label: t('crumb') }]}
      />
      <Card className="max-w-2xl">
        <NewTypeForm />
      </Card>
    </ClientMessages>
  )
}
