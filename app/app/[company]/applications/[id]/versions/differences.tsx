import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { ContentsChange } from '@/lib/licensing/applications/submission-diff'

const TONES = { added: 'success', removed: 'danger', changed: 'info' } as const

/** What stood there and what stands there now, answer by answer and paper by paper. */
export function Differences({ changes, comment }: { changes: ContentsChange[]; comment: string | null }) {
  const t = useTranslations('licensing.versions')
  return (
    <>
      {comment && <p className="mb-4 whitespace-pre-line">{comment}</p>}
      {changes.length === 0 && <p className="text-ink-soft">{t('same')}</p>}
      <ul className="divide-y divide-line">
        {changes.map((change) => (
          <li key={`${change.kind}-${change.key}`} className="py-4 first:pt-0 last:pb-0">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="font-semibold">{change.label}</span>
              <Badge tone={TONES[change.change]}>{t(`change.${change.change}`)}</Badge>
            </p>
            <p className="text-sm text-ink-soft">
              {change.kind === 'document' ? t('documents') : change.section}
            </p>
            <dl className="mt-2 grid gap-3 sm:grid-cols-2">
              <Side term={t('was')} text={change.before} empty={t('empty')} />
              <Side term={t('is')} text={change.after} empty={t('empty')} />
            </dl>
          </li>
        ))}
      </ul>
    </>
  )
}

function Side({ term, text, empty }: { term: string; text: string | null; empty: string }) {
  return (
    <div className="min-w-0 rounded-md bg-sunken px-4 py-2.5">
      <dt className="text-sm text-ink-soft">{term}</dt>
      <dd className="break-words whitespace-pre-line">{text || empty}</dd>
    </div>
  )
}
