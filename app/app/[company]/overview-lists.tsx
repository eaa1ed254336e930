import { useLocale, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { ButtonLink } from '@/components/ui/link'
import type { LicenseRow } from '@/lib/licensing/applications/lists'
import { say } from '@/lib/licensing/definitions/texts'
import type { Recommendation } from '@/lib/licensing/finder/recommend'
import { formatDay } from '@/lib/time'
import { expiringLicenses } from './next-step'

interface ExpiringProps {
  licenses: LicenseRow[]
  path: string
  now: Date
}

/** Licences that end soon. */
export function ExpiringLicenses({ licenses, path, now }: ExpiringProps) {
  const t = useTranslations('licensing.home')
  const locale = useLocale()
  const expiring = expiringLicenses(licenses, now)
  if (expiring.length === 0) return null
  return (
    <Card title={t('expiring')} flush>
      <ul className="divide-y divide-line border-t border-line">
        {expiring.map((license) => (
          <li key={license.id} className="flex flex-wrap items-center justify-between gap-3 px-5 py-4">
            <div className="min-w-0">
              <p className="font-semibold">{locale === 'en' ? license.name_en : license.name_id}</p>
              <p className="text-ink-soft">
                {t('endsOn', { day: formatDay(license.valid_until_on ?? '', locale) })}
              </p>
            </div>
            <ButtonLink href={`${path}/licenses`} variant="secondary">
              {t('see')}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </Card>
  )
}

interface NeededProps {
  needed: Recommendation[]
  path: string
  mayEdit: boolean
}

/** Licences this business has not got yet, each with why. */
export function NeededLicenses({ needed, path, mayEdit }: NeededProps) {
  const t = useTranslations('licensing')
  const locale = useLocale()
  return (
    <Card title={t('home.needed')} lead={t('home.neededLead')} flush>
      <ul className="divide-y divide-line border-t border-line">
        {needed.map(({ type, fit, after_nib }) => (
          <li
            key={type.code}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-5 py-4"
          >
            <div className="min-w-0 flex-1 basis-72">
              <p className="flex flex-wrap items-center gap-2 font-semibold">
                {say(type.definition.name, locale)}
                {fit === 'suggested' && <Badge icon={null}>{t('need.suggested')}</Badge>}
              </p>
              <p className="text-ink-soft">
                {after_nib ? t('afterNib') : say(type.definition.recommendation.why, locale)}
              </p>
            </div>
            {mayEdit && !after_nib && (
              <ButtonLink
                href={`${path}/applications/new#${type.code}`}
                variant="secondary"
                aria-label={t('home.startOf', { license: say(type.definition.name, locale) })}
              >
                {t('home.start')}
              </ButtonLink>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
