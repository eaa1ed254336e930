import { getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import type { ContentsChange } from '@/lib/licensing/applications/submission-diff'

const TONE = { added: 'success', removed: 'danger', changed: 'info' } as const

/** Fields that differ: what stood there, and what stands there now. */
export async function ChangeList({ changes }: { changes: ContentsChange[] }) {
  const t = await getTranslations('review.versions')
  if (changes.length === 0) return null
  return (
    <dl className="divide-y divide-line">
      {changes.map((change) => (
        <div
          key={change.key}
          className="grid gap-x-4 gap-y-1 py-2 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]"
        >
          <dt className="text-ink-soft">
            {change.section && <span className="block text-sm">{change.section}</span>}
            <span className="font-medium text-ink">{change.label}</span>
            <span className="mt-1 block">
              <Badge tone={TONE[change.change]} icon={null}>
                {t(`change.${change.change}`)}
              </Badge>
            </span>
          </dt>
          <dd className="grid min-w-0 gap-1 break-words">
            {change.before !== null && (
              <span className="rounded-sm bg-danger-soft px-2 py-1 text-ink">
                <span className="sr-only">{t('before')}: </span>
                <del className="whitespace-pre-line">{change.before || t('empty')}</del>
              </span>
            )}
            {change.after !== null && (
              <span className="rounded-sm bg-success-soft px-2 py-1 text-ink">
                <span className="sr-only">{t('after')}: </span>
                <ins className="whitespace-pre-line no-underline">{change.after || t('empty')}</ins>
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
