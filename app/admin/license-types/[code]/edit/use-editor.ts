'use client'

import { createContext, use } from 'react'
import type { Problem } from '@/lib/licensing/definitions/checks/problems'
import type { Draft } from '@/lib/licensing/definitions/versions/draft'
import { type Path, valueAt } from './paths'

export type EditorState = {
  draft: Draft
  set: (path: Path, value: unknown) => void
  problems: Problem[]
  /** Which item of each list is open, by the joined path of the list. */
  open: Record<string, number | null>
  setOpen: (list: Path, index: number | null) => void
  /** Keys of the published version, by kind (`field:nik`): applications refer to them, so they stay. */
  locked: ReadonlySet<string>
  reference: { codes: { value: string; label: string }[]; regions: Record<string, string> }
}

export const EditorContext = createContext<EditorState | null>(null)

/** The draft that is being written, for whatever stands inside the editor. */
export function useEditor(): EditorState {
  const editor = use(EditorContext)
  if (!editor) throw new Error('Only inside the editor')
  return editor
}

/** One value of the draft, a way to change it, and what is wrong with it. */
export function useSpot<Value>(path: Path) {
  const { draft, set, problems } = useEditor()
  const spot = path.join('.')
  return {
    value: valueAt(draft, path) as Value,
    change: (value: Value) => set(path, value),
    wrong: problems.filter((problem) => problem.path.join('.') === spot),
  }
}

/** How many things are wrong at a spot or inside it. */
export function countProblems(problems: readonly Problem[], path: Path): number {
  return problems.filter((problem) => path.every((part, at) => problem.path[at] === part)).length
}
