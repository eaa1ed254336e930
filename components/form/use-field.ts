'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { get, useFormContext } from 'react-hook-form'
import { describedBy } from '@/components/ui/field'
import { translateIssue } from '@/lib/validation'

export interface CommonFieldProps {
  /** Path of the value, such as `address.street`. */
  name: string
  label: React.ReactNode
  help?: React.ReactNode
  /** Adds "(boleh kosong)" behind the label. */
  optional?: boolean
  className?: string
}

/** What every field needs: its id, its error as a sentence, and the attributes that tie them together. */
export function useField({ name, help, optional }: CommonFieldProps) {
  const t = useTranslations('validation')
  const { register, control, formState } = useFormContext()
  const id = `${useId()}-${name}`
  const key = (get(formState.errors, name) as { message?: string } | undefined)?.message
  const error = key && translateIssue(t, key)
  return {
    id,
    error,
    register,
    control,
    hint: optional ? t('form.optional') : undefined,
    aria: { ...describedBy(id, help, error), 'aria-required': optional ? undefined : (true as const) },
  }
}
