'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { ActionButton } from '@/components/form/action-button'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { HandIcon, Undo2Icon } from '@/components/ui/icons'
import { newId } from '@/lib/ids'
import { releaseAction, takeAction } from '../actions'
import { useDesk } from '../desk/case-desk'

/** Takes a case that nobody holds. */
export function TakeButton({ application_id, hint }: { application_id: string; hint: ReactNode }) {
  const t = useTranslations('review.case')
  const { watch } = useDesk()
  const [transaction_id] = useState(() => newId())
  return (
    <ActionButton
      full
      namespace="review"
      icon={<HandIcon />}
      action={() => watch(takeAction({ application_id, transaction_id }))}
    >
      {t('take')} {hint}
    </ActionButton>
  )
}

/** Gives the case back to the queue. */
export function ReleaseButton({ application_id }: { application_id: string }) {
  const t = useTranslations('review.case')
  const { watch } = useDesk()
  const [transaction_id] = useState(() => newId())
  return (
    <ConfirmDialog
      namespace="review"
      trigger={t('release')}
      triggerSize="sm"
      triggerIcon={<Undo2Icon />}
      title={t('releaseConfirm')}
      confirm={t('release')}
      confirmVariant="primary"
      action={() => watch(releaseAction({ application_id, transaction_id }))}
    >
      {t('releaseText')}
    </ConfirmDialog>
  )
}
