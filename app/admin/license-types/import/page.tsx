import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { PageHeader } from '@/components/ui/page-header'
import { requireStaff } from '@/lib/auth/gates'
import { ImportForm } from './import-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('definitionEditor.import'))('title') }
}

/** A licence type from a file: compared first, then taken as a draft. */
export default async function ImportLicenseTypePage() {
  await requireStaff('license_type.edit')
  const [t, types] = await Promise.all([
    getTranslations('definitionEditor.import'),
    getTranslations('licenseTypes'),
  ])
  return (
    <ClientMessages namespaces={['definitionEditor', 'licenseTypes', 'validation']}>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        crumbs={[{ label: types('title'), href: '/admin/license-types' }, { label: t('crumb') }]}
      />
      <ImportForm />
    </ClientMessages>
  )
}
