import { useLocale, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { ChevronDownIcon } from '@/components/ui/icons'
import type { Live } from '@/lib/billing/subscriptions/live'
import { LONGEST_PAUSE_DAYS } from '@/lib/billing/subscriptions/schema'
import { addDays, formatDay } from '@/lib/time'
import { EndPlan, RevivePlan } from '../end-plan'
import { ResumePlan, TakeBackChange } from './manage-buttons'
import { PauseForm } from './pause-form'

interface ManageCardProps {
  slug: string
  plan: string
  live: Live
  /** A change that waits to be paid or was scheduled. */
  changing: boolean
  today: string
}

/** What one can do with a plan other than changing it: pause, end, go on. */
export function ManageCard({ slug, plan, live, changing, today }: ManageCardProps) {
  const t = useTranslations('subscriptions.manage')
  const locale = useLocale()
  const end = live.current_period_end_on
  const day = formatDay(end, locale)
  const isPaused = live.status === 'paused'
  const runs = live.status === 'active' && end >= today
  const canPause = runs && !live.cancel_at_period_end && live.resume_on === null && live.next_from_on === null
  const canEndLater = !isPaused && end >= today && !live.cancel_at_period_end
  return (
    <Card title={t('title', { plan })}>
      <div className="grid gap-5">
        {changing && (
          <Part text={t('changing')}>
            <TakeBackChange company={slug} />
          </Part>
        )}
        {(isPaused || live.resume_on !== null) && live.resume_on && (
          <Part
            text={t(isPaused ? 'paused' : 'pauseAhead', {
              day: formatDay(live.resume_on, locale),
              from: formatDay(addDays(end, 1), locale),
            })}
          >
            <ResumePlan company={slug} ahead={!isPaused} />
          </Part>
        )}
        {live.cancel_at_period_end && (
          <Part text={t('ending', { plan, day })}>
            <RevivePlan company={slug} plan={plan} />
          </Part>
        )}
        {canPause && (
          <details className="group rounded-md border border-line px-4 py-1">
            <summary className="flex min-h-11 cursor-pointer items-center justify-between gap-2 font-semibold">
              {t('pauseTitle')}
              <ChevronDownIcon className="group-open:rotate-180" />
            </summary>
            <PauseForm
              company={slug}
              day={day}
              first={addDays(today, 1)}
              last={addDays(end, LONGEST_PAUSE_DAYS + 1)}
            />
          </details>
        )}
        <Part text={t(canEndLater ? 'endText' : 'endNowText', { day })}>
          <div className="flex flex-wrap gap-2">
            {canEndLater && <EndPlan company={slug} plan={plan} day={day} when="end" />}
            <EndPlan company={slug} plan={plan} day={day} when="now" />
          </div>
        </Part>
      </div>
    </Card>
  )
}

function Part({ text, children }: { text: string; children: React.ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <p className="max-w-prose">{text}</p>
      {children}
    </div>
  )
}
