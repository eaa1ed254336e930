import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { readDraftDefinition } from '@/lib/licensing/definitions/versions/draft'
import { problemsOf } from '@/lib/licensing/definitions/versions/mutations'
import { findDefinitionDraft, lockedKeys } from '@/lib/licensing/definitions/versions/queries'
import { Editor } from './editor'
import { findReference } from './reference'

type Props = PageProps<'/admin/license-types/[code]/edit'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('definitionEditor')
  return { title: t('pageTitle', { code: (await params).code }) }
}

/** The draft of a licence type, to be written on. */
export default async function EditLicenseTypePage({ params }: Props) {
  const { staff_id, user } = await requireStaff('license_type.edit')
  const { code } = await params
  const found = await findDefinitionDraft(db, staff_id, code)
  if (!found) notFound()
  if (!found.draft) redirect(`/admin/license-types/${code}`)
  const draft = readDraftDefinition(found.draft.definition)
  const [problems, reference, t, types, locale] = await Promise.all([
    problemsOf(db, code, found.draft.definition),
    findReference(staff_id, code, draft),
    getTranslations('definitionEditor'),
    getTranslations('licenseTypes'),
    getLocale(),
  ])
  const name = (locale === 'en' ? draft.name.en : draft.name.id) || code
  return (
    <ClientMessages namespaces={['definitionEditor', 'licenseTypes', 'documents', 'validation']}>
      <PageHeader
        title={t('title', { name })}
        lead={t('lead')}
        badge={<Badge>{t('draftOf', { version: found.draft.version })}</Badge>}
        crumbs={[
          { label: types('title'), href: '/admin/license-types' },
          { label: code, href: `/admin/license-types/${code}` },
          { label: t('crumb') },
        ]}
        actions={
          <ButtonLink
            href={`/admin/license-types/${code}/export?version=${found.draft.version}`}
            variant="secondary"
            plain
          >
            {t('export')}
          </ButtonLink>
        }
      />
      <Editor
        code={code}
        draft={draft}
        revision={found.draft.revision}
        problems={problems}
        isNew={found.current === undefined}
        locked={lockedKeys(found.published)}
        reference={reference}
        zone={user.time_zone}
      />
    </ClientMessages>
  )
}
