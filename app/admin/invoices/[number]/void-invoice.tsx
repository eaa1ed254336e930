'use client'

import { useTranslations } from 'next-intl'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { BanIcon } from '@/components/ui/icons'
import { voidInvoiceAction } from './actions'

export function VoidInvoice({ number }: { number: string }) {
  const t = useTranslations('finance.invoice')
  return (
    <ConfirmDialog
      trigger={t('void')}
      triggerVariant="danger"
      triggerIcon={<BanIcon size={18} />}
      title={t('voidTitle', { number })}
      confirm={t('voidDone')}
      reason={{ label: t('voidReason'), required: true }}
      action={({ reason }) => voidInvoiceAction({ number, reason })}
      namespace="finance"
    >
      {t('voidText')}
    </ConfirmDialog>
  )
}
