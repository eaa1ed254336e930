import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { SparklesIcon, StampIcon } from '@/components/ui/icons'
import { Notice } from '@/components/ui/notice'
import { say } from '@/lib/licensing/definitions/texts'
import type { Recommendation } from '@/lib/licensing/finder/recommend'
import { LicenseFacts } from './license-facts'

interface RecommendationCardProps {
  recommendation: Recommendation
  /** What to do next: start, sign up. */
  action?: ReactNode
  level?: 2 | 3
}

/** A licence for this business: what it is, why, what it costs, how long it takes, which papers. */
export function RecommendationCard({ recommendation, action, level = 3 }: RecommendationCardProps) {
  const t = useTranslations('licensing')
  const locale = useLocale()
  const { definition } = recommendation.type
  const Heading = `h${level}` as const
  const isRequired = recommendation.fit === 'required'
  return (
    <article className="rounded-lg border border-line bg-card p-5 shadow-soft">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <Heading className="text-lg font-bold">{say(definition.name, locale)}</Heading>
          <p className="text-sm text-ink-soft">{say(definition.authority, locale)}</p>
        </div>
        <Badge
          tone={isRequired ? 'primary' : 'neutral'}
          icon={isRequired ? <StampIcon size={16} /> : <SparklesIcon size={16} />}
        >
          {t(isRequired ? 'need.required' : 'need.suggested')}
        </Badge>
      </div>
      <p className="mt-3">{say(definition.summary, locale)}</p>
      <p className="mt-2">
        <span className="font-semibold">{t('why')}</span> {say(definition.recommendation.why, locale)}
        {recommendation.because_of.length > 0 && (
          <span className="text-ink-soft">
            {' '}
            {t('becauseOf', { activities: recommendation.because_of.map((one) => one.title).join(', ') })}
          </span>
        )}
      </p>
      {recommendation.after_nib && (
        <Notice tone="info" className="mt-4">
          {t('afterNib')}
        </Notice>
      )}
      <hr className="my-4 border-line" />
      <LicenseFacts definition={definition} />
      {definition.eligibility.note && (
        <p className="mt-4 text-ink-soft">{say(definition.eligibility.note, locale)}</p>
      )}
      {action && <div className="mt-5">{action}</div>}
    </article>
  )
}

/** The licences that are not for this business, folded away, each with the reason. */
export function IneligibleList({ recommendations }: { recommendations: Recommendation[] }) {
  const t = useTranslations('licensing')
  const locale = useLocale()
  if (recommendations.length === 0) return null
  return (
    <details className="rounded-lg border border-line bg-card">
      <summary className="flex min-h-13 items-center justify-between gap-3 rounded-lg px-5 py-3 font-semibold hover:bg-hover">
        {t('ineligible.title', { count: recommendations.length })}
        <span className="text-link">{t('ineligible.show')}</span>
      </summary>
      <ul className="divide-y divide-line border-t border-line">
        {recommendations.map(({ type, blockers }) => (
          <li key={type.code} className="px-5 py-4">
            <p className="font-semibold">{say(type.definition.name, locale)}</p>
            <ul className="mt-1 text-ink-soft">
              {blockers.map((blocker) => (
                <li key={blocker}>{t(`blocker.${blocker}`)}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </details>
  )
}
