import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EmailStatusBadge } from '@/components/email/status-badge'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterChips } from '@/components/ui/filter-chips'
import { TextLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { SearchForm } from '@/components/ui/search-form'
import { Table } from '@/components/ui/table'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { countMail, listMailLog } from '@/lib/email/queries'
import { type LogFilter, logFilterSchema } from '@/lib/email/schema'
import { EMAIL_STATUSES } from '@/lib/email/status'
import { TEMPLATE_KEYS } from '@/lib/email/templates'
import { parseCursor } from '@/lib/keyset'
import { formatCompact } from '@/lib/time'

const DAYS = 7

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('email'))('log.title') }
}

/** Every mail and its fate. */
export default async function MailLogPage({ searchParams }: PageProps<'/admin/emails/log'>) {
  const { staff_id, user } = await requireStaff('email_log.view')
  const search = await searchParams
  const filter = logFilterSchema.parse(search)
  const page = { after: parseCursor(search.after), before: parseCursor(search.before) }
  const since = new Date(Date.now() - DAYS * 86_400_000)
  const [log, counts, t, locale] = await Promise.all([
    listMailLog(db, staff_id, filter, page),
    countMail(db, since),
    getTranslations('email'),
    getLocale(),
  ])
  const statusChips = EMAIL_STATUSES.map((status) => ({
    href: logHref({ ...filter, status: filter.status === status ? undefined : status }),
    label: t(`status.${status}`),
    count: counts[status],
    active: filter.status === status,
  }))
  const templateChips = TEMPLATE_KEYS.map((template) => ({
    href: logHref({ ...filter, template: filter.template === template ? undefined : template }),
    label: t(`template.${template}`),
    active: filter.template === template,
  }))
  return (
    <>
      <PageHeader title={t('log.title')} lead={t('log.lead', { days: DAYS })} />
      <div className="mb-4 grid gap-3">
        <SearchForm
          label={t('log.search')}
          defaultValue={filter.q}
          action="/admin/emails/log"
          className="max-w-xl"
        />
        <FilterChips label={t('column.status')} chips={statusChips} />
        <FilterChips label={t('column.template')} chips={templateChips} />
      </div>
      <Card flush>
        <Table
          caption={t('log.title')}
          rows={log.rows}
          rowKey={(row) => row.id}
          empty={<EmptyState title={t('log.none')}>{t('log.noneText')}</EmptyState>}
          columns={[
            {
              key: 'subject',
              header: t('column.subject'),
              lead: true,
              cell: (row) => (
                <TextLink href={`/admin/emails/log/${row.id}`}>
                  {row.subject ?? t(`template.${row.template_key}`)}
                </TextLink>
              ),
            },
            {
              key: 'to',
              header: t('column.to'),
              cell: (row) => <span className="break-all">{row.to_email}</span>,
            },
            {
              key: 'company',
              header: t('column.company'),
              cell: (row) =>
                row.slug ? <TextLink href={`/admin/companies/${row.slug}`}>{row.trade_name}</TextLink> : '–',
            },
            {
              key: 'status',
              header: t('column.status'),
              cell: (row) => <EmailStatusBadge status={row.status} />,
            },
            {
              key: 'at',
              header: t('column.at'),
              cell: (row) => formatCompact(row.created_at, locale, user.time_zone),
            },
          ]}
        />
      </Card>
      <Pager
        prevHref={log.before && logHref(filter, { before: log.before })}
        nextHref={log.after && logHref(filter, { after: log.after })}
      />
    </>
  )
}

function logHref(filter: LogFilter, page: Record<string, string> = {}): string {
  const given = Object.entries({ ...filter, ...page }).filter(([, value]) => value) as [string, string][]
  const query = new URLSearchParams(given).toString()
  return query ? `/admin/emails/log?${query}` : '/admin/emails/log'
}
