import { useLocale, useTranslations } from 'next-intl'
import { LicenseStateBadge } from '@/components/licensing/license-state'
import { ArrowRightIcon, BadgeCheckIcon, DownloadIcon } from '@/components/ui/icons'
import { ButtonLink, TextLink } from '@/components/ui/link'
import type { LicenseRow } from '@/lib/licensing/applications/lists'
import { stateOf } from '@/lib/licensing/licenses/status'
import { formatDay } from '@/lib/time'

interface LicenseCardProps {
  license: LicenseRow
  path: string
  now: Date
}

/** A licence: its number large, how it stands and until when, and the way to all the rest. */
export function LicenseCard({ license, path, now }: LicenseCardProps) {
  const t = useTranslations('licenses')
  const words = useTranslations('licensing.licenses')
  const locale = useLocale()
  const href = `${path}/licenses/${license.id}`
  const state = stateOf(license, now)
  return (
    <article className="flex flex-col rounded-lg border border-line bg-card p-5 shadow-soft">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <div className="min-w-0">
          <h2 className="text-lg font-bold">
            <TextLink href={href}>{locale === 'en' ? license.name_en : license.name_id}</TextLink>
          </h2>
          <p className="text-sm text-ink-soft">{license.authority}</p>
        </div>
        <LicenseStateBadge state={state} origin={license.origin} />
      </div>
      <p className="mt-4 text-xl font-extrabold break-all tabular-nums">{license.number}</p>
      <p className="mt-1 text-ink-soft">
        {state === 'upcoming' && license.valid_from_on
          ? t('stateText.upcoming', { day: formatDay(license.valid_from_on, locale) })
          : license.valid_until_on === null
            ? words('unlimited')
            : words('until', { day: formatDay(license.valid_until_on, locale) })}
      </p>
      <div className="mt-auto flex flex-wrap gap-2 pt-4">
        <ButtonLink href={href} iconEnd={<ArrowRightIcon />}>
          {t('detail.open')}
        </ButtonLink>
        {license.origin === 'issued' && (
          <ButtonLink
            href={`/verify/${license.verification_code}/certificate`}
            variant="secondary"
            plain
            icon={<DownloadIcon />}
          >
            {words('certificate')}
          </ButtonLink>
        )}
        <ButtonLink href={`/verify/${license.verification_code}`} variant="quiet" icon={<BadgeCheckIcon />}>
          {words('verify')}
        </ButtonLink>
      </div>
    </article>
  )
}
