'use client'

import { useFormContext } from 'react-hook-form'
import { Notice } from '@/components/ui/notice'

/** Why the form was not accepted, read out at once. Put it above the submit button. */
export function FormError() {
  const { formState } = useFormContext()
  const root = formState.errors.root as { action?: { message?: string; type?: string | number } } | undefined
  if (!root?.action?.message) return null
  return (
    <Notice tone={root.action.type === 'offline' ? 'warning' : 'danger'} live="alert">
      {root.action.message}
    </Notice>
  )
}
