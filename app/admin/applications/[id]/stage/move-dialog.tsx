'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useRef } from 'react'
import type { DefaultValues, FieldValues } from 'react-hook-form'
import type { z } from 'zod'
import { ActionForm } from '@/components/form/action-form'
import { FormError } from '@/components/form/form-error'
import { SubmitButton } from '@/components/form/submit-button'
import { useActionForm } from '@/components/form/use-action-form'
import { KeyHint } from '@/components/review/key-hint'
import type { ButtonSize, ButtonVariant } from '@/components/ui/button-class'
import { Dialog } from '@/components/ui/dialog'
import type { ActionResult } from '@/lib/action-result'
import { useDesk } from '../desk/case-desk'

interface MoveDialogProps<Input extends FieldValues> {
  /** The key that opens it. */
  hotkey: string
  icon?: ReactNode
  /** The verb, on the button that opens it and on the one that settles it. */
  verb: string
  title: string
  /** What will happen. */
  text: ReactNode
  variant?: ButtonVariant
  size?: ButtonSize
  settle?: ButtonVariant
  schema: z.ZodType<unknown, Input>
  defaultValues: DefaultValues<Input>
  send: (input: Input) => Promise<ActionResult<unknown>>
  /** The case is out of one's hands by it, so that the next is offered. */
  isLast?: boolean
  children?: ReactNode
}

/** One move of the case: its button with its key, and what it asks before it is made. */
export function MoveDialog<Input extends FieldValues>(props: MoveDialogProps<Input>) {
  const general = useTranslations('validation')
  const dialog = useRef<HTMLDialogElement>(null)
  const { finish, watch } = useDesk()
  const form = useActionForm({
    schema: props.schema,
    namespace: 'review',
    defaultValues: props.defaultValues,
    action: (input: Input) => watch(props.send(input)),
    onSuccess: () => {
      dialog.current?.close()
      if (props.isLast) finish()
    },
  })
  return (
    <div data-key={props.hotkey} className="grid min-w-0">
      <Dialog
        dialogRef={dialog}
        trigger={
          <>
            {props.verb} <KeyHint>{props.hotkey}</KeyHint>
          </>
        }
        triggerVariant={props.variant}
        triggerSize={props.size}
        triggerIcon={props.icon}
        title={props.title}
        closeLabel={general('form.close')}
      >
        <ActionForm form={form} className="grid gap-4">
          <div>{props.text}</div>
          {props.children}
          <FormError />
          <SubmitButton variant={props.settle ?? 'primary'}>{props.verb}</SubmitButton>
        </ActionForm>
      </Dialog>
    </div>
  )
}
