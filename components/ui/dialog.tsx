'use client'

import { type ReactNode, type RefObject, useId, useRef } from 'react'
import { Button } from './button'
import type { ButtonSize, ButtonVariant } from './button-class'
import { XIcon } from './icons'

interface DialogProps {
  /** Words of the button that opens it. */
  trigger: ReactNode
  triggerVariant?: ButtonVariant
  triggerSize?: ButtonSize
  triggerIcon?: ReactNode
  /** Name of the opening button where it shows only an icon. */
  triggerLabel?: string
  title: ReactNode
  closeLabel: string
  /** Opens and closes it from outside. */
  dialogRef?: RefObject<HTMLDialogElement | null>
  children: ReactNode
}

/** Something to be settled before going on; from the foot of the screen on a phone, in the middle elsewhere. */
export function Dialog(props: DialogProps) {
  const own = useRef<HTMLDialogElement>(null)
  const dialog = props.dialogRef ?? own
  const titleId = useId()
  return (
    <>
      <Button
        variant={props.triggerVariant ?? 'secondary'}
        size={props.triggerSize}
        icon={props.triggerIcon}
        aria-label={props.triggerLabel}
        aria-haspopup="dialog"
        onClick={() => dialog.current?.showModal()}
      >
        {props.trigger}
      </Button>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a native dialog; this is the pointer's way. */}
      <dialog
        ref={dialog}
        aria-labelledby={titleId}
        className="dialog rounded-lg border border-line bg-card text-start text-base font-normal text-ink"
        onClick={(event) => event.target === event.currentTarget && event.currentTarget.close()}
      >
        <div className="p-5">
          <div className="mb-4 flex items-start justify-between gap-4">
            <h2 id={titleId} className="pt-1.5 text-xl font-bold">
              {props.title}
            </h2>
            <Button
              variant="quiet"
              className="-me-2 w-11 px-0 text-ink-soft"
              aria-label={props.closeLabel}
              icon={<XIcon />}
              onClick={() => dialog.current?.close()}
            />
          </div>
          {props.children}
        </div>
      </dialog>
    </>
  )
}
