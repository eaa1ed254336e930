'use client'

import { useTranslations } from 'next-intl'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { withdrawTaxRulesAction } from './actions'

export function WithdrawVersion({ id, day }: { id: string; day: string }) {
  const t = useTranslations('tax')
  return (
    <ConfirmDialog
      trigger={t('withdraw')}
      triggerVariant="quiet"
      triggerSize="sm"
      title={t('withdrawTitle', { day })}
      confirm={t('withdraw')}
      action={() => withdrawTaxRulesAction({ id })}
      namespace="tax"
    >
      {t('withdrawText')}
    </ConfirmDialog>
  )
}
