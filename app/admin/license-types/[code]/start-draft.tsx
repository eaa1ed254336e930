'use client'

import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/form/action-button'
import { PencilIcon } from '@/components/ui/icons'
import { startDraftAction } from './edit/actions'

/** Begins the next version and opens it. */
export function StartDraft({ code }: { code: string }) {
  const t = useTranslations('definitionEditor')
  return (
    <ActionButton
      icon={<PencilIcon />}
      action={() => startDraftAction({ code })}
      namespace="definitionEditor"
    >
      {t('startDraft')}
    </ActionButton>
  )
}
