'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useAutosave } from '@/app/app/[company]/applications/[id]/form/use-autosave'
import { useUnsavedWarning } from '@/components/form/use-unsaved-warning'
import type { Problem } from '@/lib/licensing/definitions/checks/problems'
import type { Draft } from '@/lib/licensing/definitions/versions/draft'
import type { Zone } from '@/lib/time'
import { saveDraftAction } from './actions'
import { BasicsPart } from './basics-part'
import { CertificatePart } from './certificate-part'
import { Conflict } from './conflict'
import { DocumentsPart } from './documents-part'
import { EligibilityPart } from './eligibility-part'
import { FormPart } from './form-part'
import { PartNav } from './part-nav'
import { type Part, type Path, partOf, spotId, withValue } from './paths'
import { PrioritiesPart } from './priorities-part'
import { PublishPart } from './publish-part'
import { SaveLine } from './save-line'
import { StagesPart } from './stages-part'
import { EditorContext, type EditorState } from './use-editor'

interface EditorProps {
  code: string
  draft: Draft
  revision: number
  problems: Problem[]
  locked: string[]
  /** Never published: throwing the draft away is the end of the type. */
  isNew: boolean
  reference: EditorState['reference']
  zone: Zone
}

const BODY: Record<Exclude<Part, 'publish'>, () => React.ReactNode> = {
  basics: BasicsPart,
  eligibility: EligibilityPart,
  form: FormPart,
  documents: DocumentsPart,
  stages: StagesPart,
  priorities: PrioritiesPart,
  certificate: CertificatePart,
}

/** A licence type as it is written: one part at a time, kept as one goes, what is wrong said at the spot. */
export function Editor(props: EditorProps) {
  const [session, setSession] = useState({ draft: props.draft, revision: props.revision, count: 0 })
  return (
    <EditorSession
      key={session.count}
      {...props}
      draft={session.draft}
      revision={session.revision}
      onTakenOver={(draft, revision) => setSession(({ count }) => ({ draft, revision, count: count + 1 }))}
    />
  )
}

interface SessionProps extends EditorProps {
  onTakenOver: (draft: Draft, revision: number) => void
}

function EditorSession({ code, onTakenOver, ...props }: SessionProps) {
  const t = useTranslations('definitionEditor')
  const general = useTranslations('validation')
  const [draft, setDraft] = useState(props.draft)
  const [problems, setProblems] = useState(props.problems)
  const [part, setPart] = useState<Part>('basics')
  const [open, setOpenLists] = useState<Record<string, number | null>>({})
  const target = useRef<Path | undefined>(undefined)
  const [jumps, setJumps] = useState(0)
  const latest = useRef(draft)

  const autosave = useAutosave({
    version: props.revision,
    read: () => ({ definition: latest.current }),
    save: async ({ version, definition }) => {
      const outcome = await saveDraftAction({ code, revision: version, definition })
      if (!outcome.ok) return outcome
      setProblems(outcome.data.problems)
      return { ok: true, data: { version: outcome.data.revision } }
    },
  })
  const { schedule, state } = autosave
  useUnsavedWarning(state.kind === 'waiting' || state.kind === 'stopped', general('form.unsaved'))

  const set = useCallback(
    (path: Path, value: unknown) => {
      latest.current = withValue(latest.current, path, value)
      setDraft(latest.current)
      schedule()
    },
    [schedule],
  )
  const setOpen = useCallback(
    (list: Path, index: number | null) => setOpenLists((all) => ({ ...all, [list.join('.')]: index })),
    [],
  )
  const jump = (path: Path) => {
    target.current = path
    setPart(partOf(path))
    setOpenLists((all) => ({ ...all, ...opening(path) }))
    setJumps((count) => count + 1)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: a jump to where one is already must still move the focus.
  useEffect(() => {
    const path = target.current
    target.current = undefined
    if (path) showSpot(path)
  }, [jumps, part])

  const editor = useMemo<EditorState>(
    () => ({
      draft,
      set,
      problems,
      open,
      setOpen,
      locked: new Set(props.locked),
      reference: props.reference,
    }),
    [draft, set, problems, open, setOpen, props.locked, props.reference],
  )
  const Body = part === 'publish' ? undefined : BODY[part]
  return (
    <EditorContext value={editor}>
      <div className="grid items-start gap-6 lg:grid-cols-[14rem_minmax(0,1fr)]">
        <div className="grid min-w-0 gap-3 lg:sticky lg:top-4">
          <PartNav part={part} onOpen={setPart} />
          <SaveLine state={state} zone={props.zone} />
        </div>
        <section aria-labelledby="part-title" className="grid min-w-0 grid-cols-1 gap-5">
          <h2 id="part-title" className="sr-only">
            {t(`part.${part}`)}
          </h2>
          <Conflict
            state={state}
            code={code}
            draft={draft}
            onTakenOver={(revision) => onTakenOver(draft, revision)}
          />
          {Body ? (
            <Body />
          ) : (
            <PublishPart
              code={code}
              isNew={props.isNew}
              save={autosave.flush}
              revision={autosave.version}
              onJump={jump}
            />
          )}
        </section>
      </div>
    </EditorContext>
  )
}

/** The lists on the way to a spot, each with the item to be opened. */
function opening(path: Path): Record<string, number> {
  const lists: Record<string, number> = {}
  path.forEach((step, at) => {
    if (typeof step === 'number') lists[path.slice(0, at).join('.')] = step
  })
  return lists
}

/** Brings the element nearest to a spot into view and puts the focus into it. */
function showSpot(path: Path): void {
  for (let length = path.length; length > 0; length--) {
    const element = document.getElementById(spotId(path.slice(0, length)))
    if (!element) continue
    element.scrollIntoView({ block: 'center' })
    const inside = 'input, select, textarea, button, [tabindex]'
    const control = element.matches(inside) ? element : element.querySelector<HTMLElement>(inside)
    control?.focus({ preventScroll: true })
    return
  }
}
