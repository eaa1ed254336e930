import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { groupByKind } from '@/components/documents/kinds'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { FolderOpenIcon } from '@/components/ui/icons'
import { TextLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { SearchForm } from '@/components/ui/search-form'
import { db } from '@/db'
import { requireMember } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { getShownSettings } from '@/lib/config/queries'
import { listLibrary } from '@/lib/documents/queries'
import { AddDocuments } from './add-documents'
import { DocumentRow } from './document-row'

type Props = {
  params: Promise<{ company: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('documents'))('title') }
}

/** The company's library: everything it has uploaded, by kind, and where it is used. */
export default async function DocumentsPage({ params, searchParams }: Props) {
  const { company, role, user } = await requireMember((await params).company, 'document.view')
  const { q } = await searchParams
  const query = typeof q === 'string' ? q.trim().slice(0, 80) : ''
  const [documents, settings, t, locale] = await Promise.all([
    listLibrary(db, company.id, query),
    getShownSettings(db),
    getTranslations('documents'),
    getLocale(),
  ])
  const path = `/app/${company.slug}`
  const searchable = query !== '' || documents.length > 0

  return (
    <ClientMessages namespaces={['documents', 'validation']}>
      <PageHeader title={t('title')} lead={t('lead')} />
      <div className="grid gap-6">
        {can(role, 'document.upload') && (
          <Card title={t('add.title')}>
            <AddDocuments company={company.slug} maxMb={settings['documents.max_upload_mb']} />
          </Card>
        )}
        {searchable && <SearchForm label={t('search')} defaultValue={query} className="max-w-xl" />}
        {query !== '' && (
          <p role="status">
            {t('found', { count: documents.length, query })}{' '}
            <TextLink href={`${path}/documents`}>{t('showAll')}</TextLink>
          </p>
        )}
        {!searchable && (
          <EmptyState art={<FolderOpenIcon size={48} className="text-ink-soft" />} title={t('empty.title')}>
            {t('empty.text')}
          </EmptyState>
        )}
        {groupByKind(documents).map((group) => (
          <Card
            key={group.kind}
            flush
            title={t(`kind.${group.kind}`)}
            lead={t('count', { count: group.documents.length })}
          >
            <ul>
              {group.documents.map((document) => (
                <DocumentRow
                  key={document.id}
                  document={document}
                  company={company.slug}
                  deletable={can(role, 'document.delete')}
                  locale={locale}
                  zone={user.time_zone}
                />
              ))}
            </ul>
          </Card>
        ))}
      </div>
    </ClientMessages>
  )
}
