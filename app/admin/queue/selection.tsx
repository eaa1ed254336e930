'use client'

import { useTranslations } from 'next-intl'
import { createContext, type ReactNode, useContext, useMemo, useRef, useState } from 'react'
import { useKeys } from '@/components/review/use-keys'
import { Checkbox } from '@/components/ui/choice'
import { MOST_AT_ONCE } from '@/lib/licensing/review/bulk-schema'

export interface SelectableRow {
  id: string
  number: string
  stage_id: string | null
}

interface Selection {
  rows: SelectableRow[]
  selected: ReadonlySet<string>
  toggle: (id: string, isRange: boolean) => void
  togglePage: () => void
  clear: (ids?: readonly string[]) => void
}

const SelectionContext = createContext<Selection>({
  rows: [],
  selected: new Set(),
  toggle: () => {},
  togglePage: () => {},
  clear: () => {},
})

/** Which rows of the queue are selected, and how they are. */
export function useSelection(): Selection {
  return useContext(SelectionContext)
}

/** Holds which rows of the page are selected; the table inside stays drawn by the server. */
export function QueueSelection({ rows, children }: { rows: SelectableRow[]; children: ReactNode }) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const last = useRef<string>(undefined)
  const selection = useMemo((): Selection => {
    const ids = rows.map((row) => row.id)
    // What is no longer on the page is no longer selected: nobody decides what they do not see.
    const selected = new Set(ids.filter((id) => chosen.has(id)))
    return {
      rows,
      selected,
      toggle: (id, isRange) => {
        const next = new Set(selected)
        const isOn = !selected.has(id)
        const [from, to] = [ids.indexOf(last.current ?? id), ids.indexOf(id)].sort((a, b) => a - b)
        const range = isRange && from !== undefined && from >= 0 ? ids.slice(from, (to ?? from) + 1) : [id]
        for (const each of range) isOn ? next.add(each) : next.delete(each)
        last.current = id
        setChosen(new Set([...next].slice(0, MOST_AT_ONCE)))
      },
      togglePage: () =>
        setChosen(selected.size === ids.length ? new Set() : new Set(ids.slice(0, MOST_AT_ONCE))),
      clear: (done) =>
        setChosen(done ? new Set([...selected].filter((id) => !done.includes(id))) : new Set()),
    }
  }, [rows, chosen])
  const atFocus = (isRange: boolean) => {
    const id = document.activeElement?.closest('tr')?.querySelector<HTMLInputElement>('[data-select]')?.value
    if (id) selection.toggle(id, isRange)
  }
  const keys: Record<string, () => void> = {}
  keys.x = () => atFocus(false)
  keys.X = () => atFocus(true)
  keys.Escape = () => selection.clear()
  useKeys(keys)
  return <SelectionContext value={selection}>{children}</SelectionContext>
}

/** The box of one row; with the shift key held it selects everything between. */
export function RowBox({ id, number }: { id: string; number: string }) {
  const t = useTranslations('review.queue')
  const { selected, toggle } = useSelection()
  const isRange = useRef(false)
  return (
    <span
      onClickCapture={(event) => {
        isRange.current = event.shiftKey
      }}
    >
      <Checkbox
        data-select=""
        value={id}
        label={<span className="sr-only">{t('selectRow', { number })}</span>}
        checked={selected.has(id)}
        onChange={() => toggle(id, isRange.current)}
        className="-my-2.5"
      />
    </span>
  )
}

/** The box in the head of the table. */
export function PageBox() {
  const t = useTranslations('review.queue')
  const { rows, selected, togglePage } = useSelection()
  return (
    <Checkbox
      label={<span className="sr-only">{t('selectPage')}</span>}
      checked={rows.length > 0 && selected.size === rows.length}
      onChange={togglePage}
      className="-my-2.5"
    />
  )
}
