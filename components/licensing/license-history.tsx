import { useLocale, useTranslations } from 'next-intl'
import { TextLink } from '@/components/ui/link'
import { Timeline } from '@/components/ui/timeline'
import type { LicenseEvent } from '@/lib/licensing/licenses/queries'
import { formatCompact, formatDay, type Zone } from '@/lib/time'
import { EVENT_TONES, eventTitle } from './license-event'

interface LicenseHistoryProps {
  events: LicenseEvent[]
  zone: Zone
  /** Below which the licences are found. */
  base: string
  /** Staff see who did it, and what everyone is told. */
  forStaff?: boolean
}

/** What happened to a licence, oldest first. */
export function LicenseHistory({ events, zone, base, forStaff = false }: LicenseHistoryProps) {
  const t = useTranslations('licenses')
  const locale = useLocale()
  const reason = (code: string | null) => (code && t.has(`reason.${code}`) ? t(`reason.${code}`) : '')
  return (
    <Timeline
      label={t('detail.history')}
      items={events.map((event) => ({
        key: event.id,
        tone: EVENT_TONES[event.kind] ?? 'neutral',
        title: eventTitle(t, locale, event),
        when: forStaff
          ? `${formatCompact(event.created_at, locale, zone)} · ${event.actor ?? t('event.system')}`
          : formatDay(event.effective_on, locale),
        children: (
          <>
            {event.reason_code && <p className="font-medium">{reason(event.reason_code)}</p>}
            {event.comment && <p>{event.comment}</p>}
            {forStaff && event.public_text && (
              <p className="text-ink-soft">
                {t('admin.public')}: {event.public_text}
              </p>
            )}
            {event.related_id && (
              <TextLink href={`${base}/${event.related_id}`}>{event.related_number}</TextLink>
            )}
          </>
        ),
      }))}
    />
  )
}
