import { useLocale, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { DescriptionList } from '@/components/ui/description-list'
import { BadgeCheckIcon, DownloadIcon } from '@/components/ui/icons'
import { ButtonLink, TextLink } from '@/components/ui/link'
import type { Tone } from '@/components/ui/tone'
import type { LicenseRow, LicenseStatus } from '@/lib/licensing/applications/lists'
import { formatDay } from '@/lib/time'

const TONES: Record<LicenseStatus, Tone> = {
  active: 'success',
  suspended: 'warning',
  revoked: 'danger',
  expired: 'danger',
  superseded: 'neutral',
}

/** A licence: its number large, until when, and the ways to show it to somebody. */
export function LicenseCard({ license, path }: { license: LicenseRow; path: string }) {
  const t = useTranslations('licensing.licenses')
  const locale = useLocale()
  const verify = `/verify/${license.verification_code}`
  return (
    <article className="flex flex-col rounded-lg border border-line bg-card p-5 shadow-soft">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <div className="min-w-0">
          <h2 className="text-lg font-bold">{locale === 'en' ? license.name_en : license.name_id}</h2>
          <p className="text-sm text-ink-soft">{license.authority}</p>
        </div>
        <Badge tone={TONES[license.status]}>{t(`status.${license.status}`)}</Badge>
      </div>
      <p className="mt-4 text-xl font-extrabold break-all tabular-nums">{license.number}</p>
      <p className="mt-1 text-ink-soft">
        {license.valid_until_on === null
          ? t('unlimited')
          : t('until', { day: formatDay(license.valid_until_on, locale) })}
      </p>
      <details className="mt-3">
        <summary className="inline-flex min-h-11 items-center rounded-md font-medium text-link underline decoration-primary-line decoration-2 underline-offset-4">
          {t('details')}
        </summary>
        <DescriptionList
          items={[
            { term: t('holder'), detail: license.holder_name },
            { term: t('issuedOn'), detail: formatDay(license.issued_on, locale) },
            {
              term: t('origin'),
              detail: t(`origins.${license.origin === 'recorded' ? 'recorded' : 'issued'}`),
            },
            ...(license.status_reason ? [{ term: t('reason'), detail: license.status_reason }] : []),
            ...(license.application_id
              ? [
                  {
                    term: t('application'),
                    detail: (
                      <TextLink href={`${path}/applications/${license.application_id}`}>
                        {license.application_number}
                      </TextLink>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </details>
      <div className="mt-auto flex flex-wrap gap-2 pt-4">
        <ButtonLink href={`${verify}/certificate`} plain icon={<DownloadIcon />}>
          {t('certificate')}
        </ButtonLink>
        <ButtonLink href={verify} variant="secondary" icon={<BadgeCheckIcon />}>
          {t('verify')}
        </ButtonLink>
      </div>
    </article>
  )
}
