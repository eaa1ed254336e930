import { useLocale, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import type { PlanStep } from '@/lib/billing/subscriptions/dunning-queries'
import { formatDay } from '@/lib/time'

/** What the job of the day will do about this plan, and when. */
export function StepsCard({ steps }: { steps: PlanStep[] }) {
  const t = useTranslations('dunning.staff')
  const locale = useLocale()
  return (
    <Card title={t('dunning')}>
      {steps.length === 0 ? (
        <p className="text-ink-soft">{t('noDunning')}</p>
      ) : (
        <DescriptionList
          dense
          items={steps.map(({ step, day }) => ({ term: formatDay(day, locale), detail: words(t, step) }))}
        />
      )}
    </Card>
  )
}

function words(t: ReturnType<typeof useTranslations<'dunning.staff'>>, step: PlanStep['step']): string {
  if (typeof step !== 'number') return t(`step.${step}`)
  const days = Math.abs(step)
  if (step === 0) return t('step.reminderOn')
  return t(step < 0 ? 'step.reminderBefore' : 'step.reminderAfter', { days })
}
