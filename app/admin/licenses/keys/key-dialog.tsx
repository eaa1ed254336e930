'use client'

import { useTranslations } from 'next-intl'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { RefreshCwIcon, TriangleAlertIcon } from '@/components/ui/icons'
import { compromiseAction, rotateAction } from './actions'

/** Changes the key that signs, or declares one compromised; both ask for the reason. */
export function KeyDialog({ action, kid }: { action: 'rotate' | 'compromise'; kid: string }) {
  const t = useTranslations('licenses.keys')
  const run = action === 'rotate' ? rotateAction : compromiseAction
  const isRotation = action === 'rotate'
  return (
    <ConfirmDialog
      trigger={t(action)}
      triggerVariant={isRotation ? 'primary' : 'quiet'}
      triggerSize="sm"
      triggerIcon={isRotation ? <RefreshCwIcon size={18} /> : <TriangleAlertIcon size={18} />}
      title={t(`${action}Title`, { kid })}
      confirm={t(action)}
      confirmVariant={isRotation ? 'primary' : 'danger'}
      reason={{ label: t('why'), required: true, maxLength: 500 }}
      action={({ reason }) => run({ kid, reason })}
      namespace="licenses"
    >
      <p>{t(`${action}Text`)}</p>
    </ConfirmDialog>
  )
}
