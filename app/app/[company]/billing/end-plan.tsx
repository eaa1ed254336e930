'use client'

import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/form/action-button'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { endPlanAction, reviveAction } from './plans/actions'

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
