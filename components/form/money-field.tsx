'use client'

import { useController } from 'react-hook-form'
import { Field } from '@/components/ui/field'
import { MoneyInput } from '@/components/ui/money-input'
import { type CommonFieldProps, useField } from './use-field'

/** Whole rupiah; the form's value is a string of digits such as `1250000`. */
export function MoneyField(props: CommonFieldProps) {
  const { id, error, hint, control, aria } = useField(props)
  const { field } = useController({ name: props.name, control })
  return (
    <Field
      id={id}
      label={props.label}
      help={props.help}
      hint={hint}
      error={error}
      className={props.className}
    >
      <MoneyInput
        {...aria}
        ref={field.ref}
        id={id}
        name={field.name}
        value={String(field.value ?? '')}
        onValueChange={field.onChange}
        onBlur={field.onBlur}
      />
    </Field>
  )
}
