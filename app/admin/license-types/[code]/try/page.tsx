import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { getShownSettings } from '@/lib/config/queries'
import { say } from '@/lib/licensing/definitions/texts'
import { findVersion, listVersionNumbers } from '@/lib/licensing/definitions/versions/queries'
import { ProblemList } from '../../problem-list'
import { TryOut } from './try-out'

type Props = PageProps<'/admin/license-types/[code]/try'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('definitionEditor.try')
  return { title: t('pageTitle', { code: (await params).code }) }
}

/** A version as its applicants would meet it, and what would become of a case: nothing is written. */
export default async function TryPage({ params, searchParams }: Props) {
  const { staff_id, user } = await requireStaff('license_type.view')
  const { code } = await params
  const { version: asked } = await searchParams
  const versions = await listVersionNumbers(db, staff_id, code)
  const number = typeof asked === 'string' && /^\d{1,6}$/.test(asked) ? Number(asked) : versions[0]?.version
  const version = number === undefined ? undefined : await findVersion(db, staff_id, code, number)
  if (!version) notFound()
  const [settings, t, types, locale] = await Promise.all([
    getShownSettings(db),
    getTranslations('definitionEditor'),
    getTranslations('licenseTypes'),
    getLocale(),
  ])
  const { shown } = version
  const isDraft = version.status === 'draft'
  return (
    <ClientMessages
      namespaces={['definitionEditor', 'licenseTypes', 'licensing', 'documents', 'reference', 'validation']}
    >
      <PageHeader
        title={t('try.title', { name: shown ? say(shown.name, locale) : code })}
        lead={t('try.lead')}
        badge={
          <Badge>
            {isDraft
              ? t('draftOf', { version: version.version })
              : types('versionOf', { version: version.version })}
          </Badge>
        }
        crumbs={[
          { label: types('title'), href: '/admin/license-types' },
          { label: code, href: `/admin/license-types/${code}` },
          { label: t('try.crumb') },
        ]}
        actions={
          isDraft && (
            <ButtonLink href={`/admin/license-types/${code}/edit`} variant="secondary">
              {t('publish.back')}
            </ButtonLink>
          )
        }
      />
      {shown ? (
        <TryOut
          code={code}
          version={version.version}
          form={{ sections: shown.sections, documents: shown.documents }}
          stages={shown.stages.map(({ key, name, skip }) => ({ key, name, skip }))}
          maxMb={settings['documents.max_upload_mb']}
          zone={user.time_zone}
        />
      ) : (
        <Notice tone="warning" title={t('try.broken')}>
          <div className="mt-3">
            <ProblemList problems={version.problems} definition={version.definition} locale={locale} />
          </div>
        </Notice>
      )}
    </ClientMessages>
  )
}
