'use client'

import { createContext, type ReactNode, useContext } from 'react'
import { type FieldValues, FormProvider } from 'react-hook-form'
import { UntilReady } from './until-ready'
import type { ActionForm as Form } from './use-action-form'

interface FormState {
  pending: boolean
  savedAt: Date | undefined
}

const StateContext = createContext<FormState>({ pending: false, savedAt: undefined })

/** Whether the form around is on its way, and when it was last accepted. */
export function useFormState(): FormState {
  return useContext(StateContext)
}

interface ActionFormProps<Input extends FieldValues> {
  form: Form<Input>
  className?: string
  /** Name for screen readers where the page has several forms. */
  label?: string
  children: ReactNode
}

/** The `<form>` of `useActionForm`. `post`, so that a press before the script has loaded never puts answers into the address. */
export function ActionForm<Input extends FieldValues>({
  form,
  className,
  label,
  children,
}: ActionFormProps<Input>) {
  return (
    <FormProvider {...form}>
      <StateContext value={{ pending: form.pending, savedAt: form.savedAt }}>
        <form
          method="post"
          noValidate
          aria-label={label}
          onSubmit={(event) => void form.submit(event)}
          className={className ?? 'grid grid-cols-1 gap-5'}
        >
          <UntilReady>{children}</UntilReady>
        </form>
      </StateContext>
    </FormProvider>
  )
}
