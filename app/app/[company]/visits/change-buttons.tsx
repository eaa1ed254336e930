'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { newId } from '@/lib/ids'
import { askAction, callOffAction } from './actions'

interface ChangeButtonsProps {
  company: string
  visit_id: string
  /** Beside asking for other times. */
  mayCancel: boolean
}

/** Other times, or no visit: each with the reason. */
export function ChangeButtons({ company, visit_id, mayCancel }: ChangeButtonsProps) {
  const t = useTranslations('visits.owner')
  const [transaction_id] = useState(() => newId())
  return (
    <div className="flex flex-wrap gap-2">
      <ConfirmDialog
        namespace="visits"
        trigger={t('ask')}
        title={t('askTitle')}
        confirm={t('ask')}
        confirmVariant="primary"
        reason={{ label: t('askReason'), required: true }}
        action={({ reason }) => askAction({ company, visit_id, transaction_id, reason })}
      >
        {t('askText')}
      </ConfirmDialog>
      {mayCancel && (
        <ConfirmDialog
          namespace="visits"
          trigger={t('cancel')}
          triggerVariant="quiet"
          title={t('cancelTitle')}
          confirm={t('cancel')}
          reason={{ label: t('cancelReason'), required: true }}
          action={({ reason }) => callOffAction({ company, visit_id, transaction_id, reason })}
        >
          {t('cancelText')}
        </ConfirmDialog>
      )}
    </div>
  )
}
