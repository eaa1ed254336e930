'use client'

import { useTranslations } from 'next-intl'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { withdrawAction } from './actions'

export type Intention = { company: string; application_id: string; transaction_id: string }

/** Ends what was sent, with the reason; or throws a draft away, without asking for one. */
export function WithdrawDialog({ intention, isDraft = false }: { intention: Intention; isDraft?: boolean }) {
  const t = useTranslations('licensing')
  const action = ({ reason }: { reason: string }) => withdrawAction({ ...intention, reason })
  if (isDraft) {
    return (
      <ConfirmDialog
        trigger={t('draft.discard')}
        triggerVariant="quiet"
        title={t('draft.discardTitle')}
        confirm={t('draft.discard')}
        namespace="licensing"
        action={action}
      >
        {t('draft.discardText')}
      </ConfirmDialog>
    )
  }
  return (
    <ConfirmDialog
      trigger={t('withdraw.trigger')}
      title={t('withdraw.title')}
      confirm={t('withdraw.confirm')}
      namespace="licensing"
      reason={{ label: t('withdraw.reason'), required: true }}
      action={action}
    >
      {t('withdraw.text')}
    </ConfirmDialog>
  )
}
