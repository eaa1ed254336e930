'use client'

import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { failureSentence, thrownFailure } from '@/components/form/failure'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { moveDraftAction } from '../version-actions'

export type Newer = {
  to_version_id: string
  /** Questions and documents in the reader's language: new ones, those that have no place any more, those still to do. */
  added: string[]
  dropped: string[]
  missing: string[]
}

interface NewerFormProps {
  newer: Newer
  concerning: { company: string; application_id: string }
  kept: { flush: () => Promise<boolean>; version: () => number }
}

/** Says that there is a newer form, what changes with it, and moves the draft there by one press. */
export function NewerForm({ newer, concerning, kept }: NewerFormProps) {
  const t = useTranslations('licensing.newer')
  const own = useTranslations('licensing')
  const general = useTranslations('validation')
  const [pending, startTransition] = useTransition()
  const [failure, setFailure] = useState<string>()
  const move = () =>
    startTransition(async () => {
      setFailure(undefined)
      await kept.flush()
      const input = { ...concerning, version: kept.version(), to_version_id: newer.to_version_id }
      const outcome = await moveDraftAction(input).catch(thrownFailure)
      if (outcome === 'leaving') return
      if (outcome.ok) window.location.reload()
      else setFailure(failureSentence(outcome, own, general))
    })
  const lists = [
    { key: 'added', items: newer.added },
    { key: 'dropped', items: newer.dropped },
    { key: 'missing', items: newer.missing },
  ] as const
  return (
    <Notice
      tone="info"
      title={t('title')}
      actions={
        <Button pending={pending} onClick={move}>
          {t('move')}
        </Button>
      }
    >
      <p>{t('text')}</p>
      {lists.map(
        ({ key, items }) =>
          items.length > 0 && (
            <p key={key} className="mt-1">
              <span className="font-semibold">{t(key)}</span> {items.join(' · ')}
            </p>
          ),
      )}
      {failure && (
        <p role="alert" className="mt-2 font-medium text-danger">
          {failure}
        </p>
      )}
    </Notice>
  )
}
