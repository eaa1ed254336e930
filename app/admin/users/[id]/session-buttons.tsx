'use client'

import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/form/action-button'
import { endUserSessionsAction } from './actions'

/** Ends one session of a user, or all of them. */
export function EndSession({ userId, sessionId }: { userId: string; sessionId?: string }) {
  const t = useTranslations('admin.users')
  return (
    <ActionButton
      action={() => endUserSessionsAction({ user_id: userId, session_id: sessionId })}
      namespace="admin"
      variant="secondary"
      size="sm"
    >
      {t(sessionId ? 'endSession' : 'endSessions')}
    </ActionButton>
  )
}
