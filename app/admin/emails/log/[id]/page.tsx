import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { MailFrame } from '@/components/email/mail-frame'
import { EmailStatusBadge } from '@/components/email/status-badge'
import { ActionButton } from '@/components/form/action-button'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Card } from '@/components/ui/card'
import { SendIcon } from '@/components/ui/icons'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { isResendable } from '@/lib/email/editing'
import { findLoggedMessage } from '@/lib/email/queries'
import { isId } from '@/lib/ids'
import { resend } from '../actions'
import { MailFacts } from './mail-facts'

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
  const t = await getTranslations('email')
  const title = message.subject ?? t(`template.${message.template_key}`)
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
        <MailFacts message={message} events={events} zone={user.time_zone} />
      </div>
    </ClientMessages>
  )
}
