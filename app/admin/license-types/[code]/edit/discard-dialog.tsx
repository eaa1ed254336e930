'use client'

import { useTranslations } from 'next-intl'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { discardDraftAction } from './actions'

/** Throws the draft away, after asking. */
export function DiscardDialog({
  code,
  revision,
  isNew,
}: {
  code: string
  revision: () => number
  isNew: boolean
}) {
  const t = useTranslations('definitionEditor.discard')
  return (
    <ConfirmDialog
      trigger={t('trigger')}
      title={t('title')}
      confirm={t('confirm')}
      namespace="definitionEditor"
      action={() => discardDraftAction({ code, revision: revision() })}
    >
      {t(isNew ? 'textNew' : 'text')}
    </ConfirmDialog>
  )
}
