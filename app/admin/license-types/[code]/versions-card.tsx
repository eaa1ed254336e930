import { useLocale, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/link'
import type { LicenseTypeDetail } from '@/lib/licensing/definitions/type-queries'
import { formatInstant, type Zone } from '@/lib/time'

/** The versions of a type, newest first; each can be read. */
export function VersionsCard({ type, zone }: { type: LicenseTypeDetail; zone: Zone }) {
  const t = useTranslations('licenseTypes')
  const editor = useTranslations('definitionEditor')
  const locale = useLocale()
  return (
    <Card
      title={t('versions')}
      flush
      actions={
        type.versions.length > 1 && (
          <TextLink href={`/admin/license-types/${type.code}/compare`}>{editor('diff.compare')}</TextLink>
        )
      }
    >
      <ul className="divide-y divide-line border-t border-line">
        {type.versions.map((version) => (
          <li
            key={version.version}
            className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 px-5 py-3"
          >
            <div>
              <TextLink
                href={`/admin/license-types/${type.code}?version=${version.version}`}
                aria-current={version.version === type.version ? 'page' : undefined}
              >
                {t('versionOf', { version: version.version })}
              </TextLink>
              <p className="text-sm text-ink-soft">
                {version.published_at && formatInstant(version.published_at, locale, zone)}{' '}
                {version.author ? t('by', { name: version.author }) : t('bySystem')}
              </p>
            </div>
            <div className="flex items-center gap-3 text-sm">
              <span className="text-ink-soft">{t('applications', { count: version.application_count })}</span>
              {version.is_current ? (
                <Badge tone="success">{t('current')}</Badge>
              ) : (
                <Badge>{t(`versionStatus.${version.status}`)}</Badge>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
