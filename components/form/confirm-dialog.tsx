'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, type ReactNode, useId, useRef, useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import type { ButtonSize, ButtonVariant } from '@/components/ui/button-class'
import { Dialog } from '@/components/ui/dialog'
import { describedBy, Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { Textarea } from '@/components/ui/textarea'
import type { ActionResult } from '@/lib/action-result'
import type { Namespace } from '@/lib/i18n/locale'
import { translateIssue } from '@/lib/validation'
import { failureSentence, thrownFailure } from './failure'

interface ConfirmDialogProps {
  trigger: ReactNode
  triggerVariant?: ButtonVariant
  triggerSize?: ButtonSize
  triggerIcon?: ReactNode
  triggerLabel?: string
  title: ReactNode
  /** What will happen and whether it can be undone. */
  children?: ReactNode
  /** The verb: "Tarik permohonan". */
  confirm: ReactNode
  confirmVariant?: ButtonVariant
  /** Asks for the reason. */
  reason?: { label: ReactNode; help?: ReactNode; required?: boolean; maxLength?: number }
  /** A server action, bound to what it concerns. */
  action: (input: { reason: string }) => Promise<ActionResult<unknown>>
  /** Texts whose `errors.<reason>` say what a refusal means. */
  namespace: Namespace
  onDone?: () => void
}

/** Asks before something that cannot be undone, with the reason where one is needed. Texts: its namespace and `validation`. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const own = useTranslations(props.namespace)
  const general = useTranslations('validation')
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  const [pending, startTransition] = useTransition()
  const [failure, setFailure] = useState<string>()
  const [reasonError, setReasonError] = useState<string>()

  const run = async (reason: string) => {
    const outcome = await props.action({ reason }).catch(thrownFailure)
    if (outcome === 'leaving') return
    if (outcome.ok) {
      dialog.current?.close()
      props.onDone?.()
      return
    }
    const key = outcome.fieldErrors?.reason
    setReasonError(key && translateIssue(general, key))
    setFailure(failureSentence(outcome, own, general))
  }

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (pending) return
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim()
    const missing = props.reason?.required && !reason
    setFailure(undefined)
    setReasonError(missing ? general('required') : undefined)
    if (missing) document.getElementById(id)?.focus()
    else startTransition(() => run(reason))
  }

  return (
    <Dialog {...props} dialogRef={dialog} closeLabel={general('form.close')}>
      <form onSubmit={submit} noValidate className="grid gap-4">
        {props.children && <div>{props.children}</div>}
        {props.reason && (
          <Field
            id={id}
            label={props.reason.label}
            help={props.reason.help}
            error={reasonError}
            hint={props.reason.required ? undefined : general('form.optional')}
          >
            <Textarea
              id={id}
              name="reason"
              maxLength={props.reason.maxLength ?? 1000}
              {...describedBy(id, props.reason.help, reasonError)}
            />
          </Field>
        )}
        {failure && (
          <Notice tone="danger" live="alert">
            {failure}
          </Notice>
        )}
        <div className="flex flex-wrap justify-end gap-2">
          <Button variant="secondary" onClick={() => dialog.current?.close()}>
            {general('form.cancel')}
          </Button>
          <Button type="submit" variant={props.confirmVariant ?? 'danger'} pending={pending}>
            {props.confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
