import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { checkDefinition } from '@/lib/licensing/definitions/versions/check'
import { diffDefinitions } from '@/lib/licensing/definitions/versions/diff'
import { readDraftDefinition } from '@/lib/licensing/definitions/versions/draft'
import { problemsOf } from '@/lib/licensing/definitions/versions/mutations'
import { findDefinitionDraft } from '@/lib/licensing/definitions/versions/queries'
import { DiffList } from '../../diff-list'
import { ProblemList } from '../../problem-list'
import { PublishDialog } from './publish-dialog'

type Props = PageProps<'/admin/license-types/[code]/publish'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('definitionEditor.publish')
  return { title: t('pageTitle', { code: (await params).code }) }
}

/** The draft against what is current, and the button that puts it in its place. */
export default async function PublishPage({ params }: Props) {
  const { staff_id } = await requireStaff('license_type.edit')
  const { code } = await params
  const found = await findDefinitionDraft(db, staff_id, code)
  if (!found) notFound()
  const { draft, current } = found
  if (!draft) redirect(`/admin/license-types/${code}`)
  const [problems, t, types, locale] = await Promise.all([
    problemsOf(db, code, draft.definition),
    getTranslations('definitionEditor'),
    getTranslations('licenseTypes'),
    getLocale(),
  ])
  const { name } = readDraftDefinition(draft.definition)
  const before = current && checkDefinition(current.definition).shown
  const after = checkDefinition(draft.definition).shown
  const isFine = problems.length === 0
  return (
    <ClientMessages namespaces={['definitionEditor', 'validation']}>
      <PageHeader
        title={t('publish.title', { name: (locale === 'en' ? name.en : name.id) || code })}
        lead={current ? t('publish.leadNext', { version: current.version }) : t('publish.leadFirst')}
        badge={<Badge>{t('draftOf', { version: draft.version })}</Badge>}
        crumbs={[
          { label: types('title'), href: '/admin/license-types' },
          { label: code, href: `/admin/license-types/${code}` },
          { label: t('crumb'), href: `/admin/license-types/${code}/edit` },
          { label: t('publish.crumb') },
        ]}
        actions={
          <>
            <ButtonLink href={`/admin/license-types/${code}/edit`} variant="secondary">
              {t('publish.back')}
            </ButtonLink>
            {isFine && <PublishDialog code={code} revision={draft.revision} version={draft.version} />}
          </>
        }
      />
      <div className="grid grid-cols-1 gap-5">
        {isFine ? (
          <Notice tone="success" title={t('publish.fine')} />
        ) : (
          <Notice tone="danger" title={t('publish.blocked', { count: problems.length })}>
            <div className="mt-3">
              <ProblemList problems={problems} definition={draft.definition} locale={locale} />
            </div>
          </Notice>
        )}
        {before && after && <DiffList changes={diffDefinitions(before, after)} />}
      </div>
    </ClientMessages>
  )
}
