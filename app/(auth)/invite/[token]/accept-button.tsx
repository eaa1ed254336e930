'use client'

import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/form/action-button'
import { accept } from './actions'

export function AcceptButton({ token }: { token: string }) {
  const t = useTranslations('auth.invite')
  return (
    <ActionButton size="lg" namespace="auth" action={() => accept({ token })}>
      {t('accept')}
    </ActionButton>
  )
}
