'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionButton } from '@/components/form/action-button'
import { Notice } from '@/components/ui/notice'
import type { Returnable } from '@/lib/staffing/returns'
import { giveBackAction } from './actions'

/** Gives back, with one press, what one held for somebody who is here again. */
export function GiveBack({ back }: { back: Returnable }) {
  const t = useTranslations('staffing.back')
  const [done, setDone] = useState<{ given: number; kept: number }>()
  if (done) {
    return (
      <Notice tone="success" live="status">
        {t('done', done)}
      </Notice>
    )
  }
  return (
    <Notice
      title={t('title', { name: back.name })}
      actions={
        <ActionButton
          size="sm"
          namespace="staffing"
          action={giveBackAction.bind(null, { absence_id: back.absence_id })}
          onDone={setDone}
        >
          {t('button', { count: back.case_count })}
        </ActionButton>
      }
    >
      {t('text', { count: back.case_count })}
    </Notice>
  )
}
