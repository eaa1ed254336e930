'use client'

import { ActionButton } from '@/components/form/action-button'
import { agreeAction } from '../actions'

interface AgreeButtonProps {
  label: string
  choice: Parameters<typeof agreeAction>[0]
}

/** Agrees to exactly the preview that is shown. */
export function AgreeButton({ label, choice }: AgreeButtonProps) {
  return (
    <ActionButton action={() => agreeAction(choice)} namespace="subscriptions">
      {label}
    </ActionButton>
  )
}
