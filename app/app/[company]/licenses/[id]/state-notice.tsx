import { useLocale, useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import type { LicenseDetail } from '@/lib/licensing/licenses/queries'
import type { LicenseState } from '@/lib/licensing/licenses/status'
import { formatDay } from '@/lib/time'

const TONES = {
  upcoming: 'info',
  suspended: 'warning',
  revoked: 'danger',
  expired: 'danger',
  superseded: 'info',
} as const

/** Says what it means where a licence is not simply in force, and whether we issued it. */
export function StateNotice({ license, state }: { license: LicenseDetail; state: LicenseState }) {
  const t = useTranslations('licenses')
  const locale = useLocale()
  const days = {
    upcoming: license.valid_from_on,
    expired: license.valid_until_on,
    suspended: license.suspended_until_on,
  }
  const day = (value: string | null) => (value ? formatDay(value, locale) : '')
  return (
    <>
      {license.origin === 'recorded' && (
        <Notice tone="info" title={t('recorded.long')}>
          {t('recorded.text')}
        </Notice>
      )}
      {state !== 'active' && (
        <Notice tone={TONES[state]} title={t(`state.${state}`)}>
          {state === 'suspended' && license.suspended_until_on
            ? t('stateText.suspendedUntil', { day: day(license.suspended_until_on) })
            : t(`stateText.${state}`, {
                day: day(state === 'upcoming' || state === 'expired' ? days[state] : null),
              })}
          {license.status_reason && <p className="mt-1 font-medium">{license.status_reason}</p>}
        </Notice>
      )}
    </>
  )
}
