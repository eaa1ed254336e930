import { useLocale, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { ButtonLink } from '@/components/ui/link'
import { Select } from '@/components/ui/select'
import type { SentVersion } from '@/lib/licensing/applications/sent-versions'
import type { Pair } from '@/lib/licensing/review/versions'
import { formatInstant, type Zone } from '@/lib/time'

interface VersionListProps {
  versions: SentVersion[]
  pair: Pair<SentVersion> | undefined
  opened: number | undefined
  zone: Zone
}

/** Who sent which version when, each to be opened, and below it the two to compare. */
export function VersionList({ versions, pair, opened, zone }: VersionListProps) {
  const t = useTranslations('licensing.versions')
  const history = useTranslations('licensing.history')
  const locale = useLocale()
  return (
    <Card title={t('lead')} flush>
      <ul className="divide-y divide-line border-t border-line">
        {versions.toReversed().map((one) => (
          <li
            key={one.version}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-5 py-3"
          >
            <div className="min-w-0">
              <p className="font-semibold">
                {t('version', { version: one.version })}
                <span className="font-normal text-ink-soft"> · {t(one.kind)}</span>
              </p>
              <p className="text-ink-soft">
                {t('by', {
                  by: one.by ?? history('someone'),
                  when: formatInstant(one.submitted_at, locale, zone),
                })}
              </p>
            </div>
            <ButtonLink
              plain
              variant="secondary"
              href={`?open=${one.version}`}
              aria-current={opened === one.version ? 'true' : undefined}
            >
              {t('open', { version: one.version })}
            </ButtonLink>
          </li>
        ))}
      </ul>
      {pair && (
        <form
          method="get"
          aria-label={t('compare')}
          className="flex flex-wrap items-end gap-3 border-t border-line px-5 py-4"
        >
          {(['before', 'after'] as const).map((side) => (
            <Field key={side} id={`versions-${side}`} label={t(side)}>
              <Select
                id={`versions-${side}`}
                name={side}
                defaultValue={String(pair[side].version)}
                options={versions.map(({ version }) => ({
                  value: String(version),
                  label: t('version', { version }),
                }))}
              />
            </Field>
          ))}
          <Button type="submit" variant="secondary">
            {t('compare')}
          </Button>
        </form>
      )}
    </Card>
  )
}
