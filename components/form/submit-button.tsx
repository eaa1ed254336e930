'use client'

import { useSyncExternalStore } from 'react'
import { Button, type ButtonProps } from '@/components/ui/button'
import { useFormState } from './action-form'

const never = () => () => {}

/** Whether the page's script runs already. */
function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}

/** Sends the form around it. Cannot be pressed before the page's script runs, so that nothing typed is lost. */
export function SubmitButton(props: Omit<ButtonProps, 'type' | 'pending' | 'onClick'>) {
  const { pending } = useFormState()
  return <Button {...props} type="submit" pending={pending} disabled={!useHydrated() || props.disabled} />
}
