'use client'

import { useTranslations } from 'next-intl'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { cancelPlanAction, dropChoiceAction, keepPlanAction } from './actions'

/** Takes back the choice of a plan that is not paid. */
export function DropChoice({ company, number }: { company: string; number: string }) {
  const t = useTranslations('billing.page.due')
  return (
    <ConfirmDialog
      trigger={t('drop')}
      triggerVariant="quiet"
      title={t('dropTitle')}
      confirm={t('dropConfirm')}
      action={() => dropChoiceAction({ company })}
      namespace="billing"
    >
      {t('dropText', { number })}
    </ConfirmDialog>
  )
}

/** Lets the plan end with its period. */
export function CancelPlan(props: {
  company: string
  plan: string
  day: string
  freeLimit: number
  hasInvoice: boolean
}) {
  const t = useTranslations('billing.page.cancel')
  return (
    <ConfirmDialog
      trigger={t('button')}
      triggerVariant="quiet"
      title={t('title')}
      confirm={t('confirm')}
      action={() => cancelPlanAction({ company: props.company })}
      namespace="billing"
    >
      <p>{t('text', { plan: props.plan, day: props.day, limit: props.freeLimit })}</p>
      {props.hasInvoice && <p className="mt-2">{t('textUnpaid')}</p>}
    </ConfirmDialog>
  )
}

/** Takes that back. */
export function KeepPlan({ company, plan, day }: { company: string; plan: string; day: string }) {
  const t = useTranslations('billing.page.cancel')
  return (
    <ConfirmDialog
      trigger={t('undo')}
      triggerVariant="primary"
      title={t('undoTitle', { plan })}
      confirm={t('undo')}
      confirmVariant="primary"
      action={() => keepPlanAction({ company })}
      namespace="billing"
    >
      {t('undoText', { day })}
    </ConfirmDialog>
  )
}
