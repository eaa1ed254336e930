'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { SaveState } from '@/app/app/[company]/applications/[id]/form/use-autosave'
import { failureSentence, thrownFailure } from '@/components/form/failure'
import { Button } from '@/components/ui/button'
import { DownloadIcon } from '@/components/ui/icons'
import { Notice } from '@/components/ui/notice'
import type { Draft } from '@/lib/licensing/definitions/versions/draft'
import { saveDraftAction } from './actions'

interface ConflictProps {
  state: SaveState
  code: string
  draft: Draft
  onTakenOver: (revision: number) => void
}

/** Somebody saved meanwhile: what one has typed stays on the screen and can be kept as a file, put in place, or let go. */
export function Conflict({ state, code, draft, onTakenOver }: ConflictProps) {
  const t = useTranslations('definitionEditor')
  const general = useTranslations('validation')
  const [pending, setPending] = useState(false)
  const [failure, setFailure] = useState<string>()
  if (state.kind !== 'stopped') return null
  const { details } = state.failure
  const isConflict = state.failure.reason === 'conflict'

  const keepAsFile = () => {
    const file = { format: 'izinku.license_type', format_version: 1, code, definition: draft }
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([JSON.stringify(file, null, 2)], { type: 'application/json' }))
    link.download = `${code}.json`
    link.click()
    URL.revokeObjectURL(link.href)
  }
  const takeOver = async () => {
    setPending(true)
    const revision = Number(details?.revision ?? 0)
    const outcome = await saveDraftAction({ code, revision, definition: draft }).catch(thrownFailure)
    setPending(false)
    if (outcome === 'leaving') return
    if (outcome.ok) onTakenOver(outcome.data.revision)
    else setFailure(failureSentence(outcome, t as never, general as never))
  }
  return (
    <Notice
      tone="warning"
      live="alert"
      title={
        isConflict
          ? t('conflict.title', { name: String(details?.by ?? '') || t('conflict.somebody') })
          : t('save.stopped')
      }
      actions={
        <>
          <Button variant="secondary" icon={<DownloadIcon />} onClick={keepAsFile}>
            {t('conflict.file')}
          </Button>
          {isConflict && (
            <Button variant="secondary" pending={pending} onClick={() => void takeOver()}>
              {t('conflict.mine')}
            </Button>
          )}
          <Button variant="secondary" onClick={() => window.location.reload()}>
            {t('conflict.theirs')}
          </Button>
        </>
      }
    >
      {failure ??
        (isConflict ? t('conflict.text') : failureSentence(state.failure, t as never, general as never))}
    </Notice>
  )
}
