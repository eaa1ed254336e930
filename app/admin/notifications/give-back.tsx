'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionButton } from '@/components/form/action-button'
import { Notice } from '@/components/ui/notice'
import type { Returnable } from '@/lib/staffing/returns'
import { giveBackAction } from './actions'

type Done = { absence_id: string; given: number; kept: number }

/**
 * Gives back, with one press, what one held for somebody who is here again. Keeps saying what was given back after the page
 * around it was drawn anew, where that absence is no longer among the ones to give back.
 */
export function GiveBackList({ returnable }: { returnable: Returnable[] }) {
  const t = useTranslations('staffing.back')
  const [done, setDone] = useState<Done[]>([])
  const open = returnable.filter((back) => !done.some(({ absence_id }) => absence_id === back.absence_id))
  return (
    <>
      {done.map(({ absence_id, ...counts }) => (
        <Notice key={absence_id} tone="success" live="status">
          {t('done', counts)}
        </Notice>
      ))}
      {open.map((back) => (
        <Notice
          key={back.absence_id}
          title={t('title', { name: back.name })}
          actions={
            <ActionButton
              size="sm"
              namespace="staffing"
              action={giveBackAction.bind(null, { absence_id: back.absence_id })}
              onDone={(counts: Omit<Done, 'absence_id'>) =>
                setDone((before) => [...before, { absence_id: back.absence_id, ...counts }])
              }
            >
              {t('button', { count: back.case_count })}
            </ActionButton>
          }
        >
          {t('text', { count: back.case_count })}
        </Notice>
      ))}
    </>
  )
}
