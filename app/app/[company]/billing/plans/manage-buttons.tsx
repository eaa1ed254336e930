'use client'

import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/form/action-button'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { endPlanAction, resumeAction, reviveAction, startTrialAction, takeBackChangeAction } from './actions'

/** Ends the plan, now or with its period, after saying what becomes of the rest. Asks why. */
export function EndPlan(props: { company: string; plan: string; day: string; when: 'now' | 'end' }) {
  const { company, plan, day, when } = props
  const t = useTranslations('subscriptions.end')
  return (
    <ConfirmDialog
      trigger={t(`${when}.button`)}
      triggerVariant="quiet"
      title={t(`${when}.title`, { plan })}
      confirm={t(`${when}.confirm`)}
      confirmVariant={when === 'now' ? 'danger' : 'primary'}
      reason={{ label: t('reason'), help: t('reasonHelp'), maxLength: 500 }}
      action={({ reason }) => endPlanAction({ company, when, reason })}
      namespace="subscriptions"
    >
      {t(`${when}.text`, { plan, day })}
    </ConfirmDialog>
  )
}

/** Takes the ending of a plan back. */
export function RevivePlan({ company, plan }: { company: string; plan: string }) {
  const t = useTranslations('subscriptions.manage')
  return (
    <ActionButton variant="secondary" action={() => reviveAction({ company })} namespace="subscriptions">
      {t('revive', { plan })}
    </ActionButton>
  )
}

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
