import { getLocale, getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { TextLink } from '@/components/ui/link'
import { Timeline } from '@/components/ui/timeline'
import type { LoggedMessage } from '@/lib/email/queries'
import { formatCompact, type Zone } from '@/lib/time'

/** To whom, how often tried, and each thing the provider said. */
export async function MailFacts({ message, events, zone }: LoggedMessage & { zone: Zone }) {
  const [t, locale] = await Promise.all([getTranslations('email'), getLocale()])
  const when = (at: Date) => formatCompact(at, locale, zone)
  return (
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
  )
}
