'use client'

import { useController } from 'react-hook-form'
import { type CommonFieldProps, useField } from '@/components/form/use-field'
import { RegionPicker } from '@/components/reference/region-picker'
import type { RegionAnswer } from '@/lib/licensing/applications/answer-values'

/** A place of the official list. Its name in full comes from the server when the draft is saved. */
export function RegionInput(props: CommonFieldProps) {
  const { error, control } = useField(props)
  const { field } = useController({ name: props.name, control })
  const value = field.value as RegionAnswer | null
  return (
    <RegionPicker
      legend={props.label}
      value={value?.code ?? ''}
      onChange={(code) => field.onChange(code ? { code, label: '' } : null)}
      onBlur={field.onBlur}
      error={error}
    />
  )
}
