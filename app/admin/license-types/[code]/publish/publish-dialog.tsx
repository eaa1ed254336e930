'use client'

import { useTranslations } from 'next-intl'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { publishDraftAction } from '../edit/actions'

/** Publishes the draft that is shown, after asking. */
export function PublishDialog(props: { code: string; revision: number; version: number }) {
  const t = useTranslations('definitionEditor.publish')
  return (
    <ConfirmDialog
      trigger={t('publish')}
      triggerVariant="primary"
      title={t('confirmTitle', { version: props.version })}
      confirm={t('publish')}
      confirmVariant="primary"
      namespace="definitionEditor"
      action={() => publishDraftAction({ code: props.code, revision: props.revision })}
    >
      {t('confirmText')}
    </ConfirmDialog>
  )
}
