import { getLocale, getTranslations } from 'next-intl/server'
import { TextLink } from '@/components/ui/link'
import type { VerifiedLicense } from '@/lib/licensing/licenses/verification'
import { formatDay } from '@/lib/time'

/** From when, until when, and what takes its place, where the state alone does not say it. */
export async function StateDetail({ license }: { license: VerifiedLicense }) {
  const [t, locale] = await Promise.all([getTranslations('licenses.verify'), getLocale()])
  const day = (value: string) => formatDay(value, locale)
  if (license.state === 'upcoming' && license.valid_from_on)
    return <p className="text-ink">{t('upcomingText', { day: day(license.valid_from_on) })}</p>
  if (license.state === 'suspended' && license.suspended_until_on)
    return <p className="text-ink">{t('suspendedUntil', { day: day(license.suspended_until_on) })}</p>
  if (!license.later_code || !license.later_number) return null
  if (license.state === 'active' && license.successor_from_on) {
    const words = { number: license.later_number, day: day(license.successor_from_on) }
    return <p className="text-ink">{t('continues', words)}</p>
  }
  return (
    <p className="text-ink">
      {t('replacedBy')}:{' '}
      <TextLink plain href={`/verify/${license.later_code}`}>
        {license.later_number}
      </TextLink>
    </p>
  )
}
