'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { type DefaultValues, type FieldValues, type Path, type UseFormReturn, useForm } from 'react-hook-form'
import type { z } from 'zod'
import type { ActionFailure, ActionResult } from '@/lib/action-result'
import type { Namespace } from '@/lib/i18n/locale'
import { izinkuErrorMap } from '@/lib/validation'
import { failureSentence, thrownFailure } from './failure'
import { useUnsavedWarning } from './use-unsaved-warning'

interface ActionFormOptions<Input extends FieldValues, Data> {
  /** The same schema the action parses with. */
  schema: z.ZodType<unknown, Input>
  action: (input: Input) => Promise<ActionResult<Data>>
  defaultValues: DefaultValues<Input>
  /** Texts of the form; `errors.<reason>` of it says what a refusal means, before the general ones. */
  namespace: Namespace
  onSuccess?: (data: Data, input: Input) => void | Promise<void>
  /** For refusals that want more than a sentence, such as leading elsewhere. */
  onFailure?: (failure: ActionFailure) => void
  /** Empty the form once it has been accepted; otherwise what was typed stays and counts as saved. */
  clearOnSuccess?: boolean
  /** Ask before leaving the page with something unsaved. */
  warnUnsaved?: boolean
}

export interface ActionForm<Input extends FieldValues = FieldValues> extends UseFormReturn<Input> {
  submit: (event?: React.BaseSyntheticEvent) => Promise<void>
  /** On its way, or accepted and leading to another page. */
  pending: boolean
  /** When it was last accepted. */
  savedAt: Date | undefined
}

/**
 * A form that ends in a server action. Errors stand beside their fields and the first gets the focus; whatever goes
 * wrong, the network included, what was typed stays. A second press while one is under way does nothing.
 */
export function useActionForm<Input extends FieldValues, Data>(
  options: ActionFormOptions<Input, Data>,
): ActionForm<Input> {
  const { action, onSuccess, onFailure, clearOnSuccess, warnUnsaved } = options
  const own = useTranslations(options.namespace)
  const general = useTranslations('validation')
  const form = useForm<Input>({
    resolver: zodResolver(options.schema, { error: izinkuErrorMap }, { raw: true }),
    defaultValues: options.defaultValues,
    mode: 'onTouched',
  })
  const [pending, setPending] = useState(false)
  const [savedAt, setSavedAt] = useState<Date>()
  const underWay = useRef(false)
  useUnsavedWarning(Boolean(warnUnsaved) && form.formState.isDirty && !pending, general('form.unsaved'))

  const fail = (failure: ActionFailure) => {
    for (const [index, [name, message]] of Object.entries(failure.fieldErrors ?? {}).entries()) {
      form.setError(
        (name || 'root') as Path<Input>,
        { type: 'server', message },
        { shouldFocus: index === 0 },
      )
    }
    form.setError('root.action', { type: failure.reason, message: failureSentence(failure, own, general) })
    onFailure?.(failure)
  }

  const send = async (input: Input) => {
    const outcome = await action(input).catch(thrownFailure)
    if (outcome === 'leaving') return true
    if (!outcome.ok) {
      fail(outcome)
      return false
    }
    setSavedAt(new Date())
    form.reset(clearOnSuccess ? undefined : input)
    await onSuccess?.(outcome.data, input)
    return false
  }

  const submit = async (event?: React.BaseSyntheticEvent) => {
    event?.preventDefault()
    if (underWay.current) return
    underWay.current = true
    let leaving = false
    form.clearErrors('root')
    try {
      await form.handleSubmit(async (input) => {
        setPending(true)
        leaving = await send(input)
      })(event)
    } finally {
      underWay.current = leaving
      if (!leaving) setPending(false)
    }
  }

  return { ...form, submit, pending, savedAt }
}
