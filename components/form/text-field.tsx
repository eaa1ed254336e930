'use client'

import type { ComponentProps } from 'react'
import { Field } from '@/components/ui/field'
import { DateInput, Input, type InputProps } from '@/components/ui/input'
import { Select, type SelectProps } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { type CommonFieldProps, useField } from './use-field'

type Own = keyof CommonFieldProps

/** One line of text; pass `type`, `autoComplete`, `inputMode` and the like through. */
export function TextField(props: CommonFieldProps & Omit<InputProps, Own>) {
  const { name, label, help, optional, className, ...rest } = props
  const { id, error, hint, register, aria } = useField(props)
  return (
    <Field id={id} label={label} help={help} hint={hint} error={error} className={className}>
      <Input {...rest} {...register(name)} {...aria} id={id} />
    </Field>
  )
}

/** A day, as `YYYY-MM-DD`. */
export function DateField(props: CommonFieldProps & Omit<InputProps, Own | 'type'>) {
  const { name, label, help, optional, className, ...rest } = props
  const { id, error, hint, register, aria } = useField(props)
  return (
    <Field id={id} label={label} help={help} hint={hint} error={error} className={className}>
      <DateInput {...rest} {...register(name)} {...aria} id={id} />
    </Field>
  )
}

/** Several lines of text. */
export function TextareaField(props: CommonFieldProps & Omit<ComponentProps<'textarea'>, Own>) {
  const { name, label, help, optional, className, ...rest } = props
  const { id, error, hint, register, aria } = useField(props)
  return (
    <Field id={id} label={label} help={help} hint={hint} error={error} className={className}>
      <Textarea {...rest} {...register(name)} {...aria} id={id} />
    </Field>
  )
}

/** One of a few; give a `placeholder` where nothing is chosen at first. */
export function SelectField(props: CommonFieldProps & Omit<SelectProps, Own>) {
  const { name, label, help, optional, className, ...rest } = props
  const { id, error, hint, register, aria } = useField(props)
  return (
    <Field id={id} label={label} help={help} hint={hint} error={error} className={className}>
      <Select {...rest} {...register(name)} {...aria} id={id} />
    </Field>
  )
}
