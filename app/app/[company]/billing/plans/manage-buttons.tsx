'use client'

import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/form/action-button'
import { resumeAction, startTrialAction, takeBackChangeAction } from './actions'

/** Ends a pause, or takes one back that has not begun. */
export function ResumePlan({ company, ahead }: { company: string; ahead: boolean }) {
  const t = useTranslations('subscriptions.manage')
  return (
    <ActionButton variant="secondary" action={() => resumeAction({ company })} namespace="subscriptions">
      {t(ahead ? 'pauseTakeBack' : 'resume')}
    </ActionButton>
  )
}

/** Takes a change back that waits or was scheduled. */
export function TakeBackChange({ company }: { company: string }) {
  const t = useTranslations('subscriptions.manage')
  return (
    <ActionButton
      variant="secondary"
      action={() => takeBackChangeAction({ company })}
      namespace="subscriptions"
    >
      {t('takeBack')}
    </ActionButton>
  )
}

/** Starts the trial of a plan. */
export function StartTrial(props: {
  company: string
  plan_code: string
  days: number
  next: string | undefined
}) {
  const { days, ...input } = props
  const t = useTranslations('subscriptions.trial')
  return (
    <ActionButton full variant="secondary" action={() => startTrialAction(input)} namespace="subscriptions">
      {t('start', { days })}
    </ActionButton>
  )
}
