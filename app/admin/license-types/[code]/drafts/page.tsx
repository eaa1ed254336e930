import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Table } from '@/components/ui/table'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { previewMoves } from '@/lib/licensing/applications/version-moves'
import { say } from '@/lib/licensing/definitions/texts'
import { findDefinitionDraft } from '@/lib/licensing/definitions/versions/queries'
import { MoveDialog } from './move-dialog'

type Props = PageProps<'/admin/license-types/[code]/drafts'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('definitionEditor.moves')
  return { title: t('pageTitle', { code: (await params).code }) }
}

/** Drafts of applicants that are on an older version: what moving them would mean, and the button that does it. */
export default async function DraftsPage({ params }: Props) {
  const { staff_id } = await requireStaff('license_type.edit')
  const { code } = await params
  const type = await findDefinitionDraft(db, staff_id, code)
  if (!type?.current) notFound()
  const target = { id: type.id, current_version_id: type.current.version_id }
  const [preview, t, types, locale] = await Promise.all([
    previewMoves(db, staff_id, target),
    getTranslations('definitionEditor.moves'),
    getTranslations('licenseTypes'),
    getLocale(),
  ])
  const lists = [
    { key: 'missing', rows: preview.missing },
    { key: 'dropped', rows: preview.dropped },
  ] as const
  return (
    <ClientMessages namespaces={['definitionEditor', 'validation']}>
      <PageHeader
        title={t('title')}
        lead={t('lead', { version: type.current.version })}
        crumbs={[
          { label: types('title'), href: '/admin/license-types' },
          { label: code, href: `/admin/license-types/${code}` },
          { label: t('crumb') },
        ]}
        actions={
          preview.count > 0 && (
            <MoveDialog code={code} to_version_id={target.current_version_id} count={preview.count} />
          )
        }
      />
      {preview.count === 0 ? (
        <Card>
          <EmptyState title={t('none')}>{t('noneText')}</EmptyState>
        </Card>
      ) : (
        <div className="grid grid-cols-1 items-start gap-5 xl:grid-cols-2">
          <p className="xl:col-span-2">
            {t('summary', { count: preview.count, complete: preview.complete_count })}
          </p>
          {lists.map(({ key, rows }) => (
            <Card key={key} title={t(key)} flush>
              <Table
                caption={t(key)}
                rows={rows}
                rowKey={(row) => row.key}
                empty={<p className="p-5 text-ink-soft">{t('nothing')}</p>}
                columns={[
                  { key: 'label', header: t('question'), lead: true, cell: (row) => say(row.label, locale) },
                  { key: 'count', header: t('inDrafts'), numeric: true, cell: (row) => row.count },
                ]}
              />
            </Card>
          ))}
        </div>
      )}
    </ClientMessages>
  )
}
