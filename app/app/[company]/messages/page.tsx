import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyMessages } from '@/components/art/empty'
import { EmailStatusBadge } from '@/components/email/status-badge'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { db } from '@/db'
import { requireMember } from '@/lib/auth/gates'
import { listMessages } from '@/lib/email/queries'
import { parseCursor } from '@/lib/keyset'
import { formatCompact } from '@/lib/time'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('email'))('messages.title') }
}

/** Everything Izinku wrote to the company, and whether it arrived. */
export default async function MessagesPage({ params, searchParams }: PageProps<'/app/[company]/messages'>) {
  const { company, user } = await requireMember((await params).company, 'message.view')
  const search = await searchParams
  const page = { after: parseCursor(search.after), before: parseCursor(search.before) }
  const [messages, t, locale] = await Promise.all([
    listMessages(db, company.id, page),
    getTranslations('email'),
    getLocale(),
  ])
  const path = `/app/${company.slug}/messages`
  return (
    <>
      <PageHeader title={t('messages.title')} lead={t('messages.lead')} />
      {messages.rows.length === 0 && (
        <EmptyState art={<EmptyMessages />} title={t('messages.none')}>
          {t('messages.noneText')}
        </EmptyState>
      )}
      {messages.rows.length > 0 && (
        <Card flush>
          <ul className="divide-y divide-line">
            {messages.rows.map((row) => (
              <li
                key={row.id}
                className="relative grid gap-1 px-4 py-3 hover:bg-hover sm:grid-cols-[1fr_auto] sm:items-center lg:px-6"
              >
                <div className="min-w-0">
                  {/* The whole row is the target; the link's own text names it. */}
                  <Link
                    href={`${path}/${row.id}`}
                    className="font-semibold text-link after:absolute after:inset-0"
                  >
                    {row.subject ?? t(`template.${row.template_key}`)}
                  </Link>
                  <p className="text-sm text-ink-soft">
                    {formatCompact(row.created_at, locale, user.time_zone)} · {row.to_name ?? row.to_email}
                  </p>
                </div>
                <EmailStatusBadge status={row.status} />
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Pager
        prevHref={messages.before && `${path}?before=${encodeURIComponent(messages.before)}`}
        nextHref={messages.after && `${path}?after=${encodeURIComponent(messages.after)}`}
      />
    </>
  )
}
