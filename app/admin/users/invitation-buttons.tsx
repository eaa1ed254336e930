'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionButton } from '@/components/form/action-button'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { StatusRegion } from '@/components/ui/status-region'
import { resendStaffInvitationAction, revokeStaffInvitationAction } from './actions'

export function InvitationButtons({ id, email }: { id: string; email: string }) {
  const t = useTranslations('admin.users')
  const [sent, setSent] = useState(0)
  return (
    <div className="flex flex-wrap gap-2">
      <ActionButton
        action={() => resendStaffInvitationAction({ invitation_id: id })}
        namespace="admin"
        variant="secondary"
        size="sm"
        onDone={() => setSent((count) => count + 1)}
      >
        {t('resend')}
      </ActionButton>
      <ConfirmDialog
        trigger={t('revoke')}
        triggerVariant="quiet"
        triggerSize="sm"
        title={t('revokeTitle')}
        confirm={t('revoke')}
        action={() => revokeStaffInvitationAction({ invitation_id: id })}
        namespace="admin"
      >
        <p>{t('revokeText', { email })}</p>
      </ConfirmDialog>
      <StatusRegion key={sent}>{sent > 0 && t('inviteSent', { email })}</StatusRegion>
    </div>
  )
}
