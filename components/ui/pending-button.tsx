'use client'

import { useFormStatus } from 'react-dom'
import { Button, type ButtonProps } from './button'

/** The submit button of a `<form action={serverAction}>`: shows that the form is on its way, and sends it once. */
export function PendingButton(props: Omit<ButtonProps, 'pending' | 'type'>) {
  const { pending } = useFormStatus()
  return <Button {...props} type="submit" pending={pending} />
}
