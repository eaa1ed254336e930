'use client'

import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/form/action-button'
import { RotateCwIcon } from '@/components/ui/icons'
import { retryJobAction } from './actions'

export function RetryJob({ name, id }: { name: string; id: string }) {
  const t = useTranslations('system.failed')
  return (
    <ActionButton
      action={() => retryJobAction({ name, id })}
      namespace="system"
      variant="secondary"
      size="sm"
      icon={<RotateCwIcon size={18} />}
    >
      {t('retry')}
    </ActionButton>
  )
}
