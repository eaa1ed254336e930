import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { PageHeader } from '@/components/ui/page-header'
import { requireStaff } from '@/lib/auth/gates'
import { yearSchema } from '@/lib/reference/holidays-schema'
import { dayOf } from '@/lib/time'
import { ImportForm } from './import-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.calendar'))('import.title') }
}

export default async function ImportCalendarPage({ searchParams }: PageProps<'/admin/calendar/import'>) {
  await requireStaff('calendar.edit')
  const t = await getTranslations('admin.calendar')
  const asked = yearSchema.safeParse((await searchParams).year)
  const year = asked.success ? asked.data : Number(dayOf(new Date()).slice(0, 4)) + 1
  return (
    <ClientMessages namespaces={['admin', 'validation']}>
      <PageHeader
        crumbs={[{ label: t('title'), href: `/admin/calendar?year=${year}` }, { label: t('import.title') }]}
        title={t('import.title')}
        lead={t('import.lead')}
      />
      <ImportForm year={year} />
    </ClientMessages>
  )
}
