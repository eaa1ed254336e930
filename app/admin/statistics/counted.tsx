import { useTranslations } from 'next-intl'
import { DescriptionList } from '@/components/ui/description-list'

const TERMS = [
  'submitted',
  'ended',
  'open',
  'age',
  'inTime',
  'durations',
  'percentile',
  'reviewers',
  'fields',
  'reasons',
  'before',
  'region',
] as const

/** What each figure means, for whoever wants to know. */
export function Counted() {
  const t = useTranslations('statistics.counted')
  return (
    <details className="rounded-lg border border-line bg-card p-5 shadow-soft">
      <summary className="cursor-pointer font-bold">{t('title')}</summary>
      <div className="mt-4">
        <DescriptionList
          items={TERMS.map((term) => ({ term: t(`${term}.term`), detail: t(`${term}.text`) }))}
        />
      </div>
    </details>
  )
}
