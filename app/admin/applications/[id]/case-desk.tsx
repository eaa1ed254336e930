'use client'

import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import { Checkbox } from '@/components/ui/choice'
import type { ActionResult } from '@/lib/action-result'

export interface Pick {
  kind: 'field' | 'document'
  key: string
  label: string
}

interface Desk {
  picks: Pick[]
  toggle: (pick: Pick) => void
  /** A decision was made: the picks are done with and the next case is offered. */
  finish: () => void
  isFinished: boolean
  /** Passes an action's answer on, and notes when it says that the case is no longer as this page shows it. */
  watch: <Data>(answer: Promise<ActionResult<Data>>) => Promise<ActionResult<Data>>
  isStale: boolean
  /** The page was drawn anew. */
  refreshed: () => void
}

const DeskContext = createContext<Desk>({
  picks: [],
  toggle: () => {},
  finish: () => {},
  isFinished: false,
  watch: (answer) => answer,
  isStale: false,
  refreshed: () => {},
})

/** What the reviewer has picked among answers and documents, and whether something was just decided. */
export function useDesk(): Desk {
  return useContext(DeskContext)
}

/** Holds what belongs to the reviewer's sitting over one case; the panes inside stay drawn by the server. */
export function CaseDesk({ children }: { children: ReactNode }) {
  const [picks, setPicks] = useState<Pick[]>([])
  const [isFinished, setFinished] = useState(false)
  const [isStale, setStale] = useState(false)
  const desk = useMemo(
    () => ({
      picks,
      isFinished,
      isStale,
      refreshed: () => setStale(false),
      watch: async <Data,>(answer: Promise<ActionResult<Data>>) => {
        const outcome = await answer
        if (!outcome.ok && (outcome.reason === 'conflict' || outcome.reason === 'moved')) setStale(true)
        return outcome
      },
      toggle: (pick: Pick) =>
        setPicks((list) =>
          list.some((other) => isSame(other, pick))
            ? list.filter((other) => !isSame(other, pick))
            : [...list, pick],
        ),
      finish: () => {
        setPicks([])
        setFinished(true)
      },
    }),
    [picks, isFinished, isStale],
  )
  return <DeskContext value={desk}>{children}</DeskContext>
}

/** The box beside an answer or a document. */
export function PickBox({ pick, label }: { pick: Pick; label: string }) {
  const { picks, toggle } = useDesk()
  return (
    <Checkbox
      label={<span className="sr-only">{label}</span>}
      checked={picks.some((other) => isSame(other, pick))}
      onChange={() => toggle(pick)}
      className="-mt-2.5 -mb-2 shrink-0"
    />
  )
}

function isSame(one: Pick, other: Pick): boolean {
  return one.kind === other.kind && one.key === other.key
}
