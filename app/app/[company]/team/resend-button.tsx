'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionButton } from '@/components/form/action-button'
import { resend } from './actions'

interface ResendButtonProps {
  company: string
  invitation: { id: string; email: string }
}

export function ResendButton({ company, invitation }: ResendButtonProps) {
  const t = useTranslations('team')
  const [done, setDone] = useState(false)
  return (
    <div className="grid gap-1">
      <ActionButton
        variant="secondary"
        namespace="team"
        aria-label={t('resendLabel', { email: invitation.email })}
        action={() => resend({ company, invitation_id: invitation.id })}
        onDone={() => setDone(true)}
      >
        {t('resend')}
      </ActionButton>
      <p role="status" className="text-success empty:hidden">
        {done ? t('resent') : null}
      </p>
    </div>
  )
}
