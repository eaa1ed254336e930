import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { requireMember } from '@/lib/auth/gates'
import { getShownSettings } from '@/lib/config/queries'
import { newId } from '@/lib/ids'
import { listRecordableTypes } from '@/lib/licensing/licenses/queries'
import { RecordForm } from '../record-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('licenses.record'))('title') }
}

/** Records a licence that was issued elsewhere. */
export default async function RecordPage({ params }: PageProps<'/app/[company]/licenses/new'>) {
  const { company } = await requireMember((await params).company, 'license.record')
  const [types, settings, t, own, locale] = await Promise.all([
    listRecordableTypes(db),
    getShownSettings(db),
    getTranslations('licenses.record'),
    getTranslations('licenses.detail'),
    getLocale(),
  ])
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        crumbs={[{ label: own('title'), href: `/app/${company.slug}/licenses` }, { label: t('title') }]}
      />
      <Card className="max-w-2xl">
        <ClientMessages namespaces={['licenses', 'validation', 'documents']}>
          <RecordForm
            company={company.slug}
            license_id={newId()}
            values={{
              license_type: types[0]?.code ?? '',
              custom_name: '',
              issuer: types[0]?.authority ?? '',
              number: '',
              issued_on: '',
              valid_until_on: '',
            }}
            documents={[]}
            types={types.map((type) => ({
              code: type.code,
              name: locale === 'en' ? type.name_en : type.name_id,
              authority: type.authority,
            }))}
            maxMb={settings['documents.max_upload_mb']}
          />
        </ClientMessages>
      </Card>
    </>
  )
}
