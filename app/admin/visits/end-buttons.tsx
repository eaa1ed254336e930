'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { newId } from '@/lib/ids'
import { cancelAction, missAction } from './actions'

interface EndButtonsProps {
  visitId: string
  moves: ('miss' | 'cancel')[]
}

/** Ends a visit that will not be, or was not, with the reason. */
export function EndButtons({ visitId, moves }: EndButtonsProps) {
  const t = useTranslations('visits')
  const [transaction_id, setTransaction] = useState(() => newId())
  const actions = { miss: missAction, cancel: cancelAction }
  return moves.map((move) => (
    <ConfirmDialog
      key={move}
      namespace="visits"
      trigger={t(`${move}.trigger`)}
      triggerVariant="quiet"
      title={t(`${move}.title`)}
      confirm={t(`${move}.trigger`)}
      reason={{ label: t(`${move}.reason`), required: true }}
      action={({ reason }) => actions[move]({ visit_id: visitId, transaction_id, reason })}
      onDone={() => setTransaction(newId())}
    >
      {t(`${move}.text`)}
    </ConfirmDialog>
  ))
}
