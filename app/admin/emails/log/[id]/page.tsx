import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { MailFrame } from '@/components/email/mail-frame'
import { EmailStatusBadge } from '@/components/email/status-badge'
import { ActionButton } from '@/components/form/action-button'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { SendIcon } from '@/components/ui/icons'
import { TextLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Timeline } from '@/components/ui/timeline'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { isResendable } from '@/lib/email/editing'
import { findLoggedMessage } from '@/lib/email/queries'
import { isId } from '@/lib/ids'
import { formatCompact } from '@/lib/time'
import { resend } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('email'))('log.one') }
}

/** One mail: what was sent, to whom, and each thing the provider said about it. */
export default async function LoggedMailPage({ params }: PageProps<'/admin/emails/log/[id]'>) {
  const { staff_id, role, user } = await requireStaff('email_log.view')
  const { id } = await params
  const found = isId(id) ? await findLoggedMessage(db, staff_id, id) : undefined
  if (!found) notFound()
  const { message, events } = found
  const [t, locale] = await Promise.all([getTranslations('email'), getLocale()])
  const title = message.subject ?? t(`template.${message.template_key}`)
  const when = (at: Date) => formatCompact(at, locale, user.time_zone)
  return (
    <ClientMessages namespaces={['email', 'validation']}>
      <PageHeader
        title={title}
        badge={<EmailStatusBadge status={message.status} />}
        crumbs={[{ label: t('log.title'), href: '/admin/emails/log' }, { label: title }]}
        actions={
          isResendable(message) && can(role, 'email_log.resend') ? (
            <ActionButton action={resend.bind(null, message.id)} namespace="email" icon={<SendIcon />}>
              {t('log.resend')}
            </ActionButton>
          ) : undefined
        }
      />
      <div className="grid gap-4 lg:grid-cols-[1fr_22rem]">
        <Card title={t('log.content')}>
          {message.body_html ? (
            <MailFrame html={message.body_html} title={title} />
          ) : (
            <p>{t('messages.notSentYet')}</p>
          )}
        </Card>
        <div className="grid content-start gap-4">
          <Card title={t('log.facts')}>
            <DescriptionList
              dense
              items={[
                { term: t('column.to'), detail: <span className="break-all">{message.to_email}</span> },
                { term: t('column.template'), detail: t(`template.${message.template_key}`) },
                {
                  term: t('column.company'),
                  detail: message.slug ? (
                    <TextLink href={`/admin/companies/${message.slug}`}>{message.trade_name}</TextLink>
                  ) : (
                    '–'
                  ),
                },
                { term: t('log.attempts'), detail: message.attempts },
                {
                  term: t('log.providerId'),
                  detail: <span className="break-all">{message.provider_message_id ?? '–'}</span>,
                },
                ...(message.error ? [{ term: t('log.error'), detail: message.error }] : []),
                ...(message.opened_at ? [{ term: t('log.opened'), detail: when(message.opened_at) }] : []),
              ]}
            />
          </Card>
          <Card title={t('log.events')}>
            <Timeline
              label={t('log.events')}
              items={[
                { key: 'queued', title: t('log.queued'), when: when(message.created_at) },
                ...(message.sent_at
                  ? [{ key: 'sent', title: t('log.handedOver'), when: when(message.sent_at) }]
                  : []),
                ...events.map((event) => ({
                  key: event.id,
                  title: t.has(`event.${event.event}`) ? t(`event.${event.event}`) : event.event,
                  when: when(event.occurred_at),
                  children: event.reason,
                })),
              ]}
            />
          </Card>
        </div>
      </div>
    </ClientMessages>
  )
}
