import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { PageHeader } from '@/components/ui/page-header'
import { requireStaff } from '@/lib/auth/gates'
import { ImportForm } from './import-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('import.title') }
}

export default async function ImportSettingsPage() {
  await requireStaff('settings.edit')
  const t = await getTranslations('settings')
  return (
    <ClientMessages namespaces={['settings', 'validation']}>
      <PageHeader
        crumbs={[{ label: t('title'), href: '/admin/settings' }, { label: t('import.title') }]}
        title={t('import.title')}
        lead={t('import.lead')}
      />
      <ImportForm />
    </ClientMessages>
  )
}
