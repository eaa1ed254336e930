import { useLocale, useTranslations } from 'next-intl'
import { ArrowRightIcon, MapPinIcon, PhoneIcon } from '@/components/ui/icons'
import { ButtonLink, TextLink } from '@/components/ui/link'
import { mapLink } from '@/components/visits/map-link'
import { VisitBadge } from '@/components/visits/visit-badge'
import type { VisitListRow } from '@/lib/licensing/visits/queries'
import { formatHours } from '@/lib/licensing/visits/slot-text'
import { formatInstant, formatWeekday } from '@/lib/time'

/** One visit on a phone: the hour first, then whom and where, and the ways there. */
export function VisitRow({ visit }: { visit: VisitListRow }) {
  const t = useTranslations('visits.list')
  const locale = useLocale()
  const { starts_at, ends_at, time_zone, status } = visit
  const isScheduled = status === 'confirmed' || status === 'under_way'
  const license = locale === 'en' ? visit.name_en : visit.name_id
  return (
    <li className="grid gap-3 rounded-lg border border-line bg-card p-4 text-base shadow-soft">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          {starts_at && ends_at && (
            <p className="text-lg font-bold tabular-nums">
              {!isScheduled && `${formatWeekday(starts_at, locale, time_zone)}, `}
              {formatHours({ starts_at, ends_at }, time_zone)}
            </p>
          )}
          <p className="font-semibold break-words">{visit.trade_name}</p>
          <p className="text-ink-soft">
            {visit.number} · {license}
          </p>
        </div>
        <VisitBadge status={status} result={visit.result} />
      </div>
      <p className="break-words">
        {visit.address}
        {visit.address_note && <span className="block text-ink-soft">{visit.address_note}</span>}
      </p>
      {status === 'proposed' && visit.expires_at && (
        <p className="text-ink-soft">
          {t('offered', { when: formatInstant(visit.expires_at, locale, time_zone) })}
        </p>
      )}
      {status === 'reschedule_requested' && <p className="text-warning">{t('asked')}</p>}
      {isScheduled ? (
        <div className="grid grid-cols-2 gap-2">
          <ButtonLink href={`/admin/visits/${visit.id}`} className="col-span-2" iconEnd={<ArrowRightIcon />}>
            {t('open')}
          </ButtonLink>
          <ButtonLink plain href={mapLink(visit.address)} variant="secondary" icon={<MapPinIcon />}>
            {t('map')}
          </ButtonLink>
          {visit.company_phone && (
            <ButtonLink plain href={`tel:${visit.company_phone}`} variant="secondary" icon={<PhoneIcon />}>
              {t('call')}
            </ButtonLink>
          )}
        </div>
      ) : (
        <p className="flex flex-wrap gap-x-5 gap-y-1">
          <TextLink href={`/admin/visits/${visit.id}`}>{t('open')}</TextLink>
          <TextLink href={`/admin/applications/${visit.application_id}`}>{t('openCase')}</TextLink>
        </p>
      )}
    </li>
  )
}
