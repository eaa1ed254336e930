import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { requireMember } from '@/lib/auth/gates'
import { getShownSettings } from '@/lib/config/queries'
import { findDocuments } from '@/lib/documents/queries'
import { newId } from '@/lib/ids'
import { findLicense, listRecordableTypes } from '@/lib/licensing/licenses/queries'
import { isLicenseMoveAllowed } from '@/lib/licensing/licenses/status'
import { RecordForm } from '../../record-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('licenses.record'))('editTitle') }
}

/** Puts right a licence that was recorded. What we issued is not corrected here. */
export default async function EditPage({ params }: PageProps<'/app/[company]/licenses/[id]/edit'>) {
  const { company: slug, id } = await params
  const { company } = await requireMember(slug, 'license.record')
  const license = await findLicense(db, company.id, id)
  if (!license || !isLicenseMoveAllowed(license, { kind: 'holder' }, 'correct')) notFound()
  const ids = license.documents.map((document) => document.id)
  const [types, documents, settings, t, own, locale] = await Promise.all([
    listRecordableTypes(db),
    findDocuments(db, company.id, ids),
    getShownSettings(db),
    getTranslations('licenses.record'),
    getTranslations('licenses.detail'),
    getLocale(),
  ])
  const path = `/app/${company.slug}/licenses`
  return (
    <>
      <PageHeader
        title={t('editTitle')}
        crumbs={[
          { label: own('title'), href: path },
          { label: license.number, href: `${path}/${license.id}` },
          { label: own('edit') },
        ]}
      />
      <Card className="max-w-2xl">
        <ClientMessages namespaces={['licenses', 'validation', 'documents']}>
          <RecordForm
            company={company.slug}
            license_id={license.id}
            transaction_id={newId()}
            values={{
              license_type: license.license_code ?? '',
              custom_name: license.custom_name ?? '',
              issuer: license.authority,
              number: license.number,
              issued_on: license.issued_on,
              valid_until_on: license.valid_until_on ?? '',
            }}
            documents={documents}
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
