'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { moveAllAction } from './actions'

/** Moves all drafts to the current version, after asking. */
export function MoveDialog(props: { code: string; to_version_id: string; count: number }) {
  const t = useTranslations('definitionEditor.moves')
  const router = useRouter()
  return (
    <ConfirmDialog
      trigger={t('move')}
      triggerVariant="primary"
      title={t('confirmTitle', { count: props.count })}
      confirm={t('move')}
      confirmVariant="primary"
      namespace="definitionEditor"
      action={() => moveAllAction({ code: props.code, to_version_id: props.to_version_id })}
      onDone={() => router.refresh()}
    >
      {t('confirmText')}
    </ConfirmDialog>
  )
}
