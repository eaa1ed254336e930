'use client'

import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { useKeys } from '@/components/review/use-keys'
import { Dialog } from '@/components/ui/dialog'
import { KeyboardIcon } from '@/components/ui/icons'
import { Kbd } from '@/components/ui/kbd'

/** Keys that press a button marked with `data-key`. */
const BUTTONS = [
  ['t', 'take'],
  ['a', 'approve'],
  ['r', 'revise'],
  ['x', 'reject'],
  ['h', 'hold'],
  ['m', 'resume'],
  ['g', 'handOver'],
  ['b', 'sendBack'],
  ['e', 'escalate'],
  ['s', 'skip'],
  ['n', 'next'],
  ['u', 'undo'],
] as const

const OTHERS = [
  ['1–9', 'check'],
  ['j / k', 'move'],
  ['c', 'note'],
  ['v', 'versions'],
  ['q', 'queue'],
  ['?', 'help'],
] as const

/** The review screen by keyboard, and the sheet that lists its keys. */
export function CaseKeys() {
  const t = useTranslations('review.case.keys')
  const general = useTranslations('validation')
  const dialog = useRef<HTMLDialogElement>(null)
  const numbers = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [String(at + 1), () => tick(at)]))
  useKeys({
    // `n` and `u` belong to the parts that know what they do.
    ...Object.fromEntries(BUTTONS.slice(0, -2).map(([key]) => [key, () => press(key)])),
    ...numbers,
    j: () => moveFocus(1),
    k: () => moveFocus(-1),
    c: () => document.querySelector<HTMLElement>('[data-note] textarea')?.focus(),
    v: () => document.getElementById('versions')?.focus(),
    q: () => document.querySelector<HTMLElement>('a[href^="/admin/queue"]')?.click(),
    '?': () => dialog.current?.showModal(),
  })
  return (
    <div className="hidden lg:block">
      <Dialog
        dialogRef={dialog}
        trigger=""
        triggerVariant="quiet"
        triggerSize="sm"
        triggerLabel={t('title')}
        triggerIcon={<KeyboardIcon />}
        title={t('title')}
        closeLabel={general('form.close')}
      >
        <dl className="grid grid-cols-[auto_1fr_auto_1fr] items-center gap-x-4 gap-y-2">
          {[...BUTTONS, ...OTHERS].map(([key, name]) => (
            <div key={key} className="contents">
              <dt>
                <Kbd>{key}</Kbd>
              </dt>
              <dd>{t(name)}</dd>
            </div>
          ))}
        </dl>
      </Dialog>
    </div>
  )
}

/** Presses the button of a move, then goes to what is to be filled in first, or to the button that settles it. */
function press(key: string): void {
  document.querySelector<HTMLButtonElement>(`[data-key="${key}"] button`)?.click()
  const form = document.querySelector('dialog[open] form')
  const first =
    form?.querySelector<HTMLElement>('[data-settles]') ??
    form?.querySelector<HTMLElement>('input, select, textarea')
  first?.focus()
}

function tick(at: number): void {
  const box = document.querySelectorAll<HTMLInputElement>('[data-check]')[at]
  box?.focus()
  box?.click()
}

/** Moves along the answers and documents that can be picked; the space bar picks one. */
function moveFocus(step: number): void {
  const boxes = [...document.querySelectorAll<HTMLInputElement>('[data-pick]')]
  const at = boxes.indexOf(document.activeElement as HTMLInputElement)
  const next = boxes[at === -1 ? (step > 0 ? 0 : boxes.length - 1) : at + step]
  next?.focus()
  next?.scrollIntoView({ block: 'center' })
}
