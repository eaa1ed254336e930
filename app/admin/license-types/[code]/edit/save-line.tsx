'use client'

import { useTranslations } from 'next-intl'
import type { SaveState } from '@/app/app/[company]/applications/[id]/form/use-autosave'
import { CheckIcon, CloudOffIcon, TriangleAlertIcon } from '@/components/ui/icons'
import { Spinner } from '@/components/ui/spinner'
import { formatTime, type Zone } from '@/lib/time'

/** "Tersimpan 10.32", or why not yet. */
export function SaveLine({ state, zone }: { state: SaveState; zone: Zone }) {
  const t = useTranslations('definitionEditor.save')
  return (
    <p role="status" className="flex min-h-6 items-center gap-2 text-ink-soft lg:px-3">
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
      {state.kind === 'stopped' && (
        <>
          <TriangleAlertIcon className="text-danger" />
          {t('stopped')}
        </>
      )}
    </p>
  )
}
