'use client'

import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import { Checkbox } from '@/components/ui/choice'
import type { ActionResult } from '@/lib/action-result'
import type { PlaceholderValues } from '@/lib/licensing/wording/placeholders'

export interface Pick {
  kind: 'field' | 'document'
  key: string
  label: string
}

/** A reason as it is offered: its name to the reviewer, the proposed words to the applicant. */
export interface OfferedReason {
  key: string
  kind: 'revision' | 'reject'
  name: string
  text: string
}

export interface OfferedReply {
  id: string
  title: string
  body: string
  is_own: boolean
}

/** What can be chosen instead of typed. */
export interface Wording {
  reasons: OfferedReason[]
  replies: OfferedReply[]
  values: PlaceholderValues
}

interface Desk {
  picks: Pick[]
  toggle: (pick: Pick) => void
  wording: Wording
  /** A decision was made: the picks are done with and the next case is offered. */
  finish: () => void
  isFinished: boolean
  /** Passes an action's answer on, and notes when it says that the case is no longer as this page shows it. */
  watch: <Data>(answer: Promise<ActionResult<Data>>) => Promise<ActionResult<Data>>
  isStale: boolean
  /** The page was drawn anew. */
  refreshed: () => void
}

const NO_WORDING: Wording = { reasons: [], replies: [], values: {} }

const DeskContext = createContext<Desk>({
  picks: [],
  toggle: () => {},
  wording: NO_WORDING,
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

const OVERTAKEN = ['conflict', 'moved', 'notAllowed']

/** Holds what belongs to the reviewer's sitting over one case; the panes inside stay drawn by the server. */
export function CaseDesk({ wording, children }: { wording: Wording; children: ReactNode }) {
  const [picks, setPicks] = useState<Pick[]>([])
  const [isFinished, setFinished] = useState(false)
  const [isStale, setStale] = useState(false)
  const desk = useMemo(
    () => ({
      picks,
      wording,
      isFinished,
      isStale,
      refreshed: () => setStale(false),
      watch: async <Data,>(answer: Promise<ActionResult<Data>>) => {
        const outcome = await answer
        if (!outcome.ok && OVERTAKEN.includes(outcome.reason)) setStale(true)
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
    [picks, wording, isFinished, isStale],
  )
  return <DeskContext value={desk}>{children}</DeskContext>
}

/** The box beside an answer or a document. */
export function PickBox({ pick, label }: { pick: Pick; label: string }) {
  const { picks, toggle } = useDesk()
  return (
    <Checkbox
      data-pick=""
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
