'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useState, useTransition } from 'react'
import { failureSentence, thrownFailure } from '@/components/form/failure'
import { Button } from '@/components/ui/button'
import { Undo2Icon } from '@/components/ui/icons'
import type { ActionResult } from '@/lib/action-result'
import { newId } from '@/lib/ids'
import { KeyHint } from './key-hint'
import { useKeys } from './use-keys'

export interface Undoable {
  application_id: string
  event_id: string
  kind: string
  number: string
  seconds_left: number
}

interface UndoBarProps {
  /** The latest decision that can still be taken back; undefined when there is none. */
  undo: Undoable | undefined
  action: (input: {
    application_id: string
    transaction_id: string
    event_id: string
  }) => Promise<ActionResult<unknown>>
}

/** How long what came of it stays to be read. */
const READING_MS = 8000

/**
 * The minute in which a decision can be taken back, wherever its reviewer is by now. It goes when the minute is over; why
 * something could not be taken back is said in words. Stays mounted, so that screen readers notice what appears in it.
 */
export function UndoBar({ undo, action }: UndoBarProps) {
  const [told, setTold] = useState<string>()
  useEffect(() => {
    if (!told) return
    const timer = setTimeout(() => setTold(undefined), READING_MS)
    return () => clearTimeout(timer)
  }, [told])
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-4 bottom-4 z-40 flex justify-center md:bottom-6 print:hidden"
    >
      {told ? (
        <p className="toast pointer-events-auto rounded-md border border-line bg-card px-4 py-3 font-medium shadow-soft">
          {told}
        </p>
      ) : (
        undo && <Offer key={undo.event_id} undo={undo} action={action} tell={setTold} />
      )}
    </div>
  )
}

function Offer({ undo, action, tell }: UndoBarProps & { undo: Undoable; tell: (words: string) => void }) {
  const t = useTranslations('review')
  const general = useTranslations('validation')
  const router = useRouter()
  const [left, setLeft] = useState(undo.seconds_left)
  const [pending, startTransition] = useTransition()
  const [transaction_id] = useState(() => newId())
  useEffect(() => {
    const end = performance.now() + undo.seconds_left * 1000
    const timer = setInterval(() => setLeft(Math.ceil((end - performance.now()) / 1000)), 250)
    return () => clearInterval(timer)
  }, [undo.seconds_left])
  const run = () => {
    if (pending) return
    startTransition(async () => {
      const { application_id, event_id } = undo
      const outcome = await action({ application_id, event_id, transaction_id }).catch(thrownFailure)
      if (outcome === 'leaving') return
      tell(outcome.ok ? t('undo.done', { number: undo.number }) : failureSentence(outcome, t, general))
      if (outcome.ok) router.push(`/admin/applications/${application_id}`)
      router.refresh()
    })
  }
  useKeys({ u: run })
  if (left <= 0 && !pending) return null
  const kind = `undo.kind.${undo.kind}`
  return (
    <div className="toast pointer-events-auto flex max-w-full flex-wrap items-center gap-x-4 gap-y-1 rounded-md border border-line-strong bg-card py-2 ps-4 pe-2 shadow-soft">
      <span className="font-medium">
        {t.has(kind) ? t(kind, { number: undo.number }) : t('undo.kind.other', { number: undo.number })}
      </span>
      <span className="flex items-center gap-2">
        <span aria-hidden="true" className="min-w-12 text-end text-ink-soft tabular-nums">
          {t('undo.seconds', { seconds: Math.max(0, left) })}
        </span>
        <Button
          size="sm"
          variant="secondary"
          pending={pending}
          icon={<Undo2Icon size={16} />}
          iconEnd={<KeyHint>u</KeyHint>}
          onClick={run}
        >
          {t('undo.button')}
        </Button>
      </span>
    </div>
  )
}
