'use client'

import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/form/action-button'
import { KeyHint } from '@/components/review/key-hint'
import { HandIcon } from '@/components/ui/icons'
import { newId } from '@/lib/ids'
import { takeNextAction } from './actions'

/** Takes the most urgent free case and opens it. The key `t` presses it. */
export function TakeNextButton() {
  const t = useTranslations('review.queue')
  return (
    <ActionButton
      id="take-next"
      namespace="review"
      icon={<HandIcon />}
      iconEnd={<KeyHint>t</KeyHint>}
      action={() => takeNextAction({ transaction_id: newId() })}
    >
      {t('takeNext')}
    </ActionButton>
  )
}
