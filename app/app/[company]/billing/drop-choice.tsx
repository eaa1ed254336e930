'use client'

import { useTranslations } from 'next-intl'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { dropChoiceAction } from './actions'

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
