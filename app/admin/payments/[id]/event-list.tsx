import { useLocale, useTranslations } from 'next-intl'
import { EventBadge, EventOutcome, EventWord } from '@/components/finance/event-badge'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { CircleAlertIcon, ShieldCheckIcon } from '@/components/ui/icons'
import type { PaymentEvent } from '@/lib/billing/payments/queries'
import { formatCompact, type Zone } from '@/lib/time'
import { RawBody } from '../raw-body'
import { RunAgainButton } from './payment-buttons'

interface EventListProps {
  events: PaymentEvent[]
  manages: boolean
  zone: Zone
}

/** Every notification about the attempt as it came, and what became of it. */
export function EventList({ events, manages, zone }: EventListProps) {
  const t = useTranslations('finance.payment')
  const locale = useLocale()
  if (events.length === 0) {
    return (
      <Card title={t('events')}>
        <EmptyState title={t('eventsNone')}>{t('eventsNoneText')}</EmptyState>
      </Card>
    )
  }
  return (
    <Card title={t('events')}>
      <ol className="divide-y divide-line">
        {events.map((event) => (
          <li key={event.id} className="grid gap-2 py-4 first:pt-0 last:pb-0">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="text-base font-bold">
                <EventWord word={event.event_status} />
              </span>
              <EventBadge status={event.status} />
              <span>
                <EventOutcome outcome={event.outcome} />
              </span>
            </div>
            <p className="flex flex-wrap items-center gap-x-3 text-ink-soft">
              <span className="inline-flex items-center gap-1">
                {event.is_verified ? (
                  <ShieldCheckIcon size={16} className="text-success" />
                ) : (
                  <CircleAlertIcon size={16} className="text-danger" />
                )}
                {t(event.is_verified ? 'verified' : 'unverified')}
              </span>
              <span>{t('received', { when: formatCompact(event.received_at, locale, zone) })}</span>
              {event.applied_at && (
                <span>{t('applied', { when: formatCompact(event.applied_at, locale, zone) })}</span>
              )}
              <span>{t('deliveries', { count: event.deliveries })}</span>
            </p>
            <RawBody id={event.id} text={event.raw_body} summary={t('raw')} />
            {manages && event.is_verified && <RunAgainButton id={event.id} />}
          </li>
        ))}
      </ol>
    </Card>
  )
}
