import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { MailFrame } from '@/components/email/mail-frame'
import { EmailStatusBadge } from '@/components/email/status-badge'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { requireMember } from '@/lib/auth/gates'
import { findMessage } from '@/lib/email/queries'
import { isId } from '@/lib/ids'
import { formatInstant } from '@/lib/time'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('email'))('messages.one') }
}

/** One message as it was sent. */
export default async function MessagePage({ params }: PageProps<'/app/[company]/messages/[id]'>) {
  const { company: slug, id } = await params
  const { company, user } = await requireMember(slug, 'message.view')
  const message = isId(id) ? await findMessage(db, company.id, id) : undefined
  if (!message) notFound()
  const [t, locale] = await Promise.all([getTranslations('email'), getLocale()])
  const title = message.subject ?? t(`template.${message.template_key}`)
  return (
    <>
      <PageHeader
        title={title}
        badge={<EmailStatusBadge status={message.status} />}
        crumbs={[{ label: t('messages.title'), href: `/app/${company.slug}/messages` }, { label: title }]}
      />
      <Card>
        <DescriptionList
          items={[
            { term: t('column.to'), detail: [message.to_name, message.to_email].filter(Boolean).join(' · ') },
            { term: t('column.at'), detail: formatInstant(message.created_at, locale, user.time_zone) },
            ...(message.delivered_at
              ? [
                  {
                    term: t('deliveredAt'),
                    detail: formatInstant(message.delivered_at, locale, user.time_zone),
                  },
                ]
              : []),
          ]}
        />
        {(message.status === 'bounced' || message.status === 'failed') && (
          <Notice tone="danger" title={t('messages.notArrived')} className="mt-4">
            {t('messages.notArrivedText')}
          </Notice>
        )}
        <div className="mt-4">
          {message.body_html ? (
            <MailFrame html={message.body_html} title={title} />
          ) : (
            <p>{t('messages.notSentYet')}</p>
          )}
        </div>
      </Card>
    </>
  )
}
