import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/link'
import type { LicenseDifference } from '@/lib/licensing/licenses/difference'

const TONES = { added: 'success', removed: 'danger', changed: 'info' } as const

interface DifferenceCardProps {
  difference: LicenseDifference
  /** The page of the earlier licence. */
  href: string
}

/** What a renewal or an amendment changes about the earlier licence, field by field. */
export function LicenseDifferenceCard({ difference, href }: DifferenceCardProps) {
  const t = useTranslations('licenses')
  const { changes, license, kind } = difference
  return (
    <Card
      title={t('diff.title')}
      lead={
        <TextLink href={href}>
          {t('followUp.of', { kind: t(`followUp.kind.${kind}`), number: license.number })}
        </TextLink>
      }
    >
      {changes === undefined && <p className="text-ink-soft">{t('diff.unknown')}</p>}
      {changes?.length === 0 && <p className="text-ink-soft">{t('diff.none')}</p>}
      {changes && changes.length > 0 && (
        <dl className="divide-y divide-line">
          {changes.map((change) => (
            <div
              key={`${change.kind}:${change.key}`}
              className="grid gap-x-4 gap-y-1 py-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]"
            >
              <dt>
                {change.section && <span className="block text-sm text-ink-soft">{change.section}</span>}
                <span className="font-medium">{change.label}</span>
                <span className="mt-1 block">
                  <Badge tone={TONES[change.change]} icon={null}>
                    {t(`diff.${change.change}`)}
                  </Badge>
                </span>
              </dt>
              <dd className="grid min-w-0 content-start gap-1 break-words">
                {change.before !== null && (
                  <span className="rounded-sm bg-danger-soft px-2 py-1">
                    <span className="sr-only">{t('diff.before')}: </span>
                    <del className="whitespace-pre-line">{change.before || t('diff.nothing')}</del>
                  </span>
                )}
                {change.after !== null && (
                  <span className="rounded-sm bg-success-soft px-2 py-1">
                    <span className="sr-only">{t('diff.after')}: </span>
                    <ins className="whitespace-pre-line no-underline">
                      {change.after || t('diff.nothing')}
                    </ins>
                  </span>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Card>
  )
}
