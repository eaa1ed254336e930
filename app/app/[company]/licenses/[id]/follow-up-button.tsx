'use client'

import { ActionButton } from '@/components/form/action-button'
import { startFollowUpAction } from './actions'

interface FollowUpButtonProps {
  intention: Parameters<typeof startFollowUpAction>[0]
  label: string
}

/** Starts a renewal or a change, once: a second press finds the draft of the first. */
export function FollowUpButton({ intention, label }: FollowUpButtonProps) {
  return (
    <ActionButton
      action={startFollowUpAction.bind(null, intention)}
      namespace="licenses"
      variant={intention.kind === 'renewal' ? 'primary' : 'secondary'}
    >
      {label}
    </ActionButton>
  )
}
