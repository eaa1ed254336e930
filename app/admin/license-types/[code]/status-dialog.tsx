'use client'

import { useTranslations } from 'next-intl'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { changeStatusAction } from './actions'

interface StatusDialogProps {
  code: string
  name: string
  status: 'published' | 'retired'
  open_count: number
}

/** Closes an open type, or opens a closed one, with the reason for the audit log. */
export function StatusDialog({ code, name, status, open_count }: StatusDialogProps) {
  const t = useTranslations('licenseTypes')
  const isOpen = status === 'published'
  const word = t(isOpen ? 'retire' : 'reinstate')
  return (
    <ConfirmDialog
      trigger={word}
      title={t(isOpen ? 'retireTitle' : 'reinstateTitle', { name })}
      confirm={word}
      confirmVariant={isOpen ? 'danger' : 'primary'}
      namespace="licenseTypes"
      reason={{ label: t('reason'), required: true }}
      action={({ reason }) => changeStatusAction({ code, reason, to: isOpen ? 'retired' : 'published' })}
    >
      {isOpen ? t('retireText', { count: open_count }) : t('reinstateText')}
    </ConfirmDialog>
  )
}
