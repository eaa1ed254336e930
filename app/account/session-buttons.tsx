'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionButton } from '@/components/form/action-button'
import { LogOutIcon } from '@/components/ui/icons'
import { signOutDevice, signOutOthers } from './actions'

export function SignOutDevice({ sessionId, device }: { sessionId: string; device: string }) {
  const t = useTranslations('auth.account')
  return (
    <ActionButton
      variant="secondary"
      namespace="auth"
      aria-label={t('signOutDeviceLabel', { device })}
      action={() => signOutDevice({ session_id: sessionId })}
    >
      {t('signOutDevice')}
    </ActionButton>
  )
}

export function SignOutOthers() {
  const t = useTranslations('auth.account')
  const [ended, setEnded] = useState<number>()
  return (
    <div className="grid gap-2">
      <ActionButton
        variant="secondary"
        namespace="auth"
        icon={<LogOutIcon />}
        action={() => signOutOthers({})}
        onDone={({ sessions_ended }) => setEnded(sessions_ended)}
      >
        {t('signOutOthers')}
      </ActionButton>
      <p role="status" className="text-ink-soft">
        {ended === undefined ? t('signOutOthersText') : t('signOutOthersDone', { count: ended })}
      </p>
    </div>
  )
}
