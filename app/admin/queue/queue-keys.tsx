'use client'

import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { useKeys } from '@/components/review/use-keys'
import { Dialog } from '@/components/ui/dialog'
import { KeyboardIcon } from '@/components/ui/icons'
import { Kbd } from '@/components/ui/kbd'

const KEYS = [
  ['j', 'next'],
  ['k', 'prev'],
  ['Enter', 'enter'],
  ['x', 'select'],
  ['X', 'range'],
  ['Esc', 'clear'],
  ['t', 'take'],
  ['/', 'search'],
  ['?', 'help'],
] as const

const FOR_DECIDING: readonly string[] = ['take', 'select', 'range', 'clear']

/** The queue by keyboard, and the list of its keys. */
export function QueueKeys({ decides }: { decides: boolean }) {
  const t = useTranslations('review.queue.keys')
  const general = useTranslations('validation')
  const dialog = useRef<HTMLDialogElement>(null)
  useKeys({
    j: () => moveFocus(1),
    k: () => moveFocus(-1),
    t: () => document.getElementById('take-next')?.click(),
    '/': () => document.querySelector<HTMLInputElement>('input[name="q"]')?.focus(),
    '?': () => dialog.current?.showModal(),
  })
  return (
    <Dialog
      dialogRef={dialog}
      trigger=""
      triggerLabel={t('open')}
      triggerIcon={<KeyboardIcon />}
      title={t('title')}
      closeLabel={general('form.close')}
    >
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2">
        {KEYS.filter(([, name]) => decides || !FOR_DECIDING.includes(name)).map(([key, name]) => (
          <div key={key} className="contents">
            <dt>
              <Kbd>{key}</Kbd>
            </dt>
            <dd>{t(name)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}

/** Moves along the rows; their links are what has the focus, so that Enter opens one. */
function moveFocus(step: number): void {
  const rows = [...document.querySelectorAll<HTMLAnchorElement>('[data-queue-row]')]
  // From the box of a row, too.
  const row = document.activeElement?.closest('tr')?.querySelector<HTMLAnchorElement>('[data-queue-row]')
  const at = row ? rows.indexOf(row) : -1
  const next = rows[at === -1 ? (step > 0 ? 0 : rows.length - 1) : at + step]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}
