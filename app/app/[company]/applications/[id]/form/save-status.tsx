'use client'

import { useTranslations } from 'next-intl'
import { failureSentence } from '@/components/form/failure'
import { Button } from '@/components/ui/button'
import { CheckIcon, CloudOffIcon } from '@/components/ui/icons'
import { Notice } from '@/components/ui/notice'
import { Spinner } from '@/components/ui/spinner'
import { formatTime, type Zone } from '@/lib/time'
import type { SaveState } from './use-autosave'

/** "Tersimpan 10.32", or why not yet. */
export function SaveStatus({ state, zone }: { state: SaveState; zone: Zone }) {
  const t = useTranslations('licensing.save')
  return (
    <p role="status" className="flex min-h-6 items-center gap-2 text-ink-soft">
      {state.kind === 'idle' && t('idle')}
      {state.kind === 'saving' && (
        <>
          <Spinner />
          {t('saving')}
        </>
      )}
      {state.kind === 'saved' && (
        <>
          <CheckIcon className="text-success" />
          {t('saved', { time: formatTime(state.at, zone).slice(0, 5) })}
        </>
      )}
      {state.kind === 'waiting' && (
        <>
          <CloudOffIcon className="text-warning" />
          {t('waiting')}
        </>
      )}
    </p>
  )
}

/** Said when nothing more is kept here: somebody saved elsewhere, or the application has moved on. */
export function SaveStopped({ state }: { state: SaveState }) {
  const own = useTranslations('licensing')
  const general = useTranslations('validation')
  if (state.kind !== 'stopped') return null
  const { failure } = state
  const key = failure.reason === 'conflict' ? 'stale' : failure.reason
  return (
    <Notice
      tone="warning"
      live="alert"
      title={own('save.stopped')}
      actions={
        <Button variant="secondary" onClick={() => window.location.reload()}>
          {own('save.reload')}
        </Button>
      }
    >
      {failureSentence({ ...failure, reason: key }, own, general)}
    </Notice>
  )
}
