'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionButton } from '@/components/form/action-button'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { RefreshCwIcon, RotateCwIcon } from '@/components/ui/icons'
import { askProviderAction, attendPaymentAction, runEventAgainAction } from '../actions'

/** Asks the provider now, and says what the answer led to. */
export function AskButton({ id }: { id: string }) {
  const t = useTranslations('finance')
  const router = useRouter()
  const [effect, setEffect] = useState<string>()
  return (
    <div className="grid gap-1">
      <ActionButton
        variant="secondary"
        icon={<RefreshCwIcon size={18} />}
        action={() => askProviderAction({ payment_id: id })}
        namespace="finance"
        onDone={(data) => {
          setEffect(data.effect)
          router.refresh()
        }}
      >
        {t('payment.ask')}
      </ActionButton>
      <p role="status" className="text-sm text-ink-soft empty:hidden">
        {effect && t('payment.asked', { effect: t(`event.outcome.${effect as 'paid'}`) })}
      </p>
    </div>
  )
}

/** Applies one notification once more. */
export function RunAgainButton({ id }: { id: string }) {
  const t = useTranslations('finance.payment')
  return (
    <ActionButton
      size="sm"
      variant="secondary"
      icon={<RotateCwIcon size={16} />}
      action={() => runEventAgainAction({ event_id: id })}
      namespace="finance"
    >
      {t('again')}
    </ActionButton>
  )
}

/** Notes what was done about a payment. */
export function AttendButton({ id }: { id: string }) {
  const t = useTranslations('finance.attention')
  return (
    <ConfirmDialog
      trigger={t('done')}
      triggerVariant="primary"
      title={t('doneTitle')}
      confirm={t('done')}
      confirmVariant="primary"
      reason={{ label: t('note'), required: true }}
      action={({ reason }) => attendPaymentAction({ payment_id: id, reason })}
      namespace="finance"
    >
      {t('doneText')}
    </ConfirmDialog>
  )
}
