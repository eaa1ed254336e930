'use client'

import { useTranslations } from 'next-intl'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { setPlanStatusAction } from './actions'

interface PlanStatusButtonProps {
  plan: { id: string; version: number; name: string; isRetired: boolean }
  subscribers: number
}

/** Takes a plan off the shelf, or puts it back. */
export function PlanStatusButton({ plan, subscribers }: PlanStatusButtonProps) {
  const t = useTranslations('catalogue.plans')
  const key = plan.isRetired ? 'restore' : 'retire'
  return (
    <ConfirmDialog
      trigger={t(key)}
      triggerVariant="quiet"
      triggerSize="sm"
      title={t(`${key}Title`, { plan: plan.name })}
      confirm={t(key)}
      confirmVariant={plan.isRetired ? 'primary' : 'danger'}
      action={() =>
        setPlanStatusAction({
          plan_id: plan.id,
          version: plan.version,
          status: plan.isRetired ? 'active' : 'retired',
        })
      }
      namespace="catalogue"
    >
      {t(`${key}Text`, { count: subscribers })}
    </ConfirmDialog>
  )
}
