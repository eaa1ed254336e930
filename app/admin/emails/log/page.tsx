import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { FilterChips } from '@/components/ui/filter-chips'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { SearchForm } from '@/components/ui/search-form'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { countMail, listMailLog } from '@/lib/email/queries'
import { type LogFilter, logFilterSchema } from '@/lib/email/schema'
import { EMAIL_STATUSES } from '@/lib/email/status'
import { TEMPLATE_KEYS } from '@/lib/email/templates'
import { parseCursor } from '@/lib/keyset'
import { LogTable } from './log-table'

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
  const [log, counts, t] = await Promise.all([
    listMailLog(db, staff_id, filter, page),
    countMail(db, since),
    getTranslations('email'),
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
        <LogTable rows={log.rows} zone={user.time_zone} />
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
