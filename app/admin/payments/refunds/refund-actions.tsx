'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/form/action-button'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { RefreshCwIcon } from '@/components/ui/icons'
import { askRefundAction, cancelRefundAction, settleRefundAction } from './actions'
import { RetryForm, TransferForm } from './transfer-forms'

interface RefundActionsProps {
  id: string
  status: string
  via: string
  /** Names the transfer that makes a failed refund good; null where none can. */
  retryKey: string | null
  today: string
}

/** What can be done about a refund as it stands. */
export function RefundActions({ id, status, via, retryKey, today }: RefundActionsProps) {
  const t = useTranslations('refunds.action')
  const router = useRouter()
  const refresh = () => router.refresh()
  const common = { namespace: 'refunds' as const, onDone: refresh }
  if (status === 'failed' && retryKey) return <RetryForm id={id} retryKey={retryKey} />
  if (status === 'requested')
    return (
      <div className="flex flex-wrap gap-2">
        {via === 'transfer' && <TransferForm id={id} today={today} />}
        <ConfirmDialog
          {...common}
          trigger={t('cancel')}
          triggerVariant="secondary"
          title={t('cancelTitle')}
          confirm={t('cancel')}
          confirmVariant="danger"
          reason={{ label: t('why'), required: true }}
          action={({ reason }) => cancelRefundAction({ refund_id: id, reason })}
        >
          {t('cancelText')}
        </ConfirmDialog>
      </div>
    )
  if (status !== 'sent') return null
  return (
    <div className="flex flex-wrap items-start gap-2">
      <ActionButton
        {...common}
        size="sm"
        variant="secondary"
        icon={<RefreshCwIcon size={16} />}
        action={() => askRefundAction({ refund_id: id })}
      >
        {t('ask')}
      </ActionButton>
      {([true, false] as const).map((arrived) => (
        <ConfirmDialog
          key={String(arrived)}
          {...common}
          trigger={t(arrived ? 'arrived' : 'notArrived')}
          triggerVariant="quiet"
          title={t(arrived ? 'arrivedTitle' : 'notArrivedTitle')}
          confirm={t(arrived ? 'arrived' : 'notArrived')}
          confirmVariant="primary"
          reason={{ label: t('why'), required: true }}
          action={({ reason }) => settleRefundAction({ refund_id: id, arrived, reason })}
        >
          {t(arrived ? 'arrivedText' : 'notArrivedText')}
        </ConfirmDialog>
      ))}
    </div>
  )
}
