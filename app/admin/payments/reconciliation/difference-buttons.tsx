'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionButton } from '@/components/form/action-button'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { RefreshCwIcon, ScaleIcon } from '@/components/ui/icons'
import {
  askDifferenceAction,
  bookDifferenceAction,
  checkBalanceAction,
  ignoreDifferenceAction,
} from './actions'

interface DifferenceButtonsProps {
  id: string
  /** Whether a payment of ours belongs to it. */
  askable: boolean
  bookable: boolean
}

/** Ask the provider, book what the file says, or leave it with a reason. */
export function DifferenceButtons({ id, askable, bookable }: DifferenceButtonsProps) {
  const t = useTranslations('reconciliation.action')
  const router = useRouter()
  const [became, setBecame] = useState<'closed' | 'still' | 'nothing'>()
  const common = { namespace: 'reconciliation' as const }
  return (
    <div className="flex flex-wrap items-center gap-2">
      {askable && (
        <ActionButton
          {...common}
          size="sm"
          variant="secondary"
          icon={<RefreshCwIcon size={16} />}
          action={() => askDifferenceAction({ difference_id: id })}
          onDone={(data) => {
            setBecame(data.became)
            router.refresh()
          }}
        >
          {t('ask')}
        </ActionButton>
      )}
      {bookable && (
        <ConfirmDialog
          {...common}
          trigger={t('book')}
          triggerVariant="secondary"
          title={t('bookTitle')}
          confirm={t('book')}
          confirmVariant="primary"
          reason={{ label: t('why'), required: true }}
          action={({ reason }) => bookDifferenceAction({ difference_id: id, reason })}
        >
          {t('bookText')}
        </ConfirmDialog>
      )}
      <ConfirmDialog
        {...common}
        trigger={t('ignore')}
        triggerVariant="quiet"
        title={t('ignoreTitle')}
        confirm={t('ignore')}
        confirmVariant="primary"
        reason={{ label: t('why'), required: true }}
        action={({ reason }) => ignoreDifferenceAction({ difference_id: id, reason })}
      >
        {t('ignoreText')}
      </ConfirmDialog>
      <p role="status" className="text-ink-soft empty:hidden">
        {became && t(became)}
      </p>
    </div>
  )
}

/** Holds the rows against the books now. */
export function CheckButton() {
  const t = useTranslations('reconciliation.balance')
  const router = useRouter()
  return (
    <ActionButton
      variant="secondary"
      icon={<ScaleIcon size={18} />}
      namespace="reconciliation"
      action={() => checkBalanceAction({})}
      onDone={() => router.refresh()}
    >
      {t('check')}
    </ActionButton>
  )
}
