'use client'

import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/form/action-button'
import type { BillingPeriod } from '@/lib/billing/status'
import { choosePlanAction } from '../../actions'

interface AgreeButtonProps {
  choice: { company: string; plan_code: string; period: BillingPeriod; next: string | undefined }
}

export function AgreeButton({ choice }: AgreeButtonProps) {
  const t = useTranslations('billing.choose')
  return (
    <ActionButton action={() => choosePlanAction(choice)} namespace="billing">
      {t('agree')}
    </ActionButton>
  )
}
