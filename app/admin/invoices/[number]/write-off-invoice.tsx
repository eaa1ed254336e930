'use client'

import { useTranslations } from 'next-intl'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { writeOffInvoiceAction } from './actions'

export function WriteOffInvoice({ number, due }: { number: string; due: string }) {
  const t = useTranslations('invoicing.writeOff')
  return (
    <ConfirmDialog
      trigger={t('trigger')}
      title={t('title', { number })}
      confirm={t('confirm')}
      confirmVariant="danger"
      reason={{ label: t('reason'), required: true }}
      action={({ reason }) => writeOffInvoiceAction({ number, reason })}
      namespace="invoicing"
    >
      {t('text', { due })}
    </ConfirmDialog>
  )
}
