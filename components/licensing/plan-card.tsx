import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { CircleQuestionMarkIcon, RefreshCwIcon, SparklesIcon, StampIcon } from '@/components/ui/icons'
import { Notice } from '@/components/ui/notice'
import { say } from '@/lib/licensing/definitions/texts'
import type { Plan, PlanItem } from '@/lib/licensing/finder/plan'
import { formatDay } from '@/lib/time'
import { PlanFacts } from './plan-facts'
import { ToPrepare } from './to-prepare'

interface PlanCardProps {
  item: PlanItem
  plan: Plan
  /** Its place in the order. */
  number?: number
  /** What to do next: start, sign up. */
  action?: ReactNode
  level?: 2 | 3
}

/** A licence of a plan: what it is, why, after what, what it costs, how long it takes, what to prepare. */
export function PlanCard({ item, plan, number, action, level = 3 }: PlanCardProps) {
  const t = useTranslations('finder')
  const locale = useLocale()
  const { definition } = item.type
  const Heading = `h${level}` as const
  return (
    <article className="rounded-lg border border-line bg-card p-5 shadow-soft print:break-inside-avoid print:shadow-none">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <Heading className="flex min-w-0 gap-3 text-lg font-bold">
          {number !== undefined && (
            <span className="flex size-7 shrink-0 items-center justify-center rounded-full bg-primary-soft text-base text-link tabular-nums">
              {number}
            </span>
          )}
          <span className="min-w-0">{say(definition.name, locale)}</span>
        </Heading>
        <FitBadge item={item} />
      </div>
      <p className="mt-3">{say(definition.summary, locale)}</p>
      <p className="mt-2">
        <span className="font-semibold">{t('why')}</span> {say(definition.recommendation.why, locale)}
        {item.because_of.length > 0 && (
          <span className="text-ink-soft">
            {' '}
            {t('becauseOf', { activities: item.because_of.map((one) => one.title).join(', ') })}
          </span>
        )}
      </p>
      <PlanNotes item={item} plan={plan} />
      <hr className="my-4 border-line" />
      <PlanFacts item={item} />
      <ToPrepare definition={definition} />
      {definition.eligibility.note && (
        <p className="mt-4 text-ink-soft">{say(definition.eligibility.note, locale)}</p>
      )}
      {action && <div className="mt-5">{action}</div>}
    </article>
  )
}

/** How certain it is that a business needs this, or that it ends and is to be renewed. */
export function FitBadge({ item }: { item: PlanItem }) {
  const t = useTranslations('finder')
  if (item.standing === 'renew') {
    return (
      <Badge tone="warning" icon={<RefreshCwIcon size={16} />}>
        {t('standing.renew')}
      </Badge>
    )
  }
  if (item.fit === 'ineligible') return null
  const icons = {
    required: <StampIcon size={16} />,
    suggested: <SparklesIcon size={16} />,
    maybe: <CircleQuestionMarkIcon size={16} />,
  }
  const tones = { required: 'primary', suggested: 'neutral', maybe: 'info' } as const
  return (
    <Badge tone={tones[item.fit]} icon={icons[item.fit]}>
      {t(`need.${item.fit}`)}
    </Badge>
  )
}

/** What comes first, what must still be told, what ends when. */
function PlanNotes({ item, plan }: { item: PlanItem; plan: Plan }) {
  const t = useTranslations('finder')
  const locale = useLocale()
  const after = useNames(plan, item.after)
  const facts = useFacts(item)
  if (item.after.length === 0 && facts === '' && item.renewals.length === 0) return null
  return (
    <Notice tone="info" className="mt-4">
      {item.after.length > 0 && (
        <p>
          <strong>{t('after', { licenses: after })}</strong> {t('afterText')}
        </p>
      )}
      {facts !== '' && <p>{t('maybe', { facts })}</p>}
      {item.renewals.map((license) => (
        <p key={license.id}>
          {t('renewUntil', {
            number: license.number,
            day: formatDay(license.valid_until_on ?? '', locale),
          })}
        </p>
      ))}
    </Notice>
  )
}

/** The names of licence types by their codes. */
export function useNames(plan: Plan, codes: readonly string[]): string {
  const locale = useLocale()
  return plan.items
    .filter((item) => codes.includes(item.type.code))
    .map((item) => say(item.type.definition.name, locale))
    .join(', ')
}

/** What must be told before it is certain, in words. */
export function useFacts(item: Pick<PlanItem, 'unknown'>): string {
  const t = useTranslations('finder.fact')
  return item.unknown.map((fact) => t(fact)).join(', ')
}
