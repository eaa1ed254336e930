import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AuditEntries } from '@/components/admin/audit-entries'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { DownloadIcon, ScrollTextIcon } from '@/components/ui/icons'
import { ButtonLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { db } from '@/db'
import { auditQuery, parseAuditFilter } from '@/lib/audit/filter'
import { listAudit, listAuditWords } from '@/lib/audit/queries'
import { requireStaff } from '@/lib/auth/gates'
import { AuditFilters } from './audit-filters'
import { AuditTabs } from './audit-tabs'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('audit'))('title') }
}

export default async function AuditPage({ searchParams }: PageProps<'/admin/audit'>) {
  const { staff_id, user } = await requireStaff('audit.view')
  const filter = parseAuditFilter(await searchParams)
  const [page, words, t] = await Promise.all([
    listAudit(db, staff_id, filter, user.time_zone),
    listAuditWords(db),
    getTranslations('audit'),
  ])
  const query = auditQuery(filter)
  const href = (cursor: { after?: string; before?: string }) => `/admin/audit?${auditQuery(filter, cursor)}`
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <ButtonLink
            href={`/admin/audit/export?${query}`}
            plain
            variant="secondary"
            size="sm"
            icon={<DownloadIcon />}
          >
            {t('export')}
          </ButtonLink>
        }
      />
      <AuditTabs current="changes" />
      <div className="mt-4">
        <AuditFilters filter={filter} words={words} active={query !== ''} />
      </div>
      <Card flush>
        {page.rows.length > 0 ? (
          <AuditEntries rows={page.rows} zone={user.time_zone} />
        ) : (
          <EmptyState
            art={<ScrollTextIcon size={40} className="text-ink-soft" />}
            title={t(query ? 'none.title' : 'empty.title')}
          >
            {t(query ? 'none.text' : 'empty.text')}
          </EmptyState>
        )}
      </Card>
      <Pager
        prevHref={page.before && href({ before: page.before })}
        nextHref={page.after && href({ after: page.after })}
      />
    </>
  )
}
