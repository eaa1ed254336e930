'use client'

import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/form/action-button'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { usePassingNotice } from '@/components/form/use-passing-notice'
import { StatusRegion } from '@/components/ui/status-region'
import { resendStaffInvitationAction, revokeStaffInvitationAction } from './actions'

export function InvitationButtons({ id, email }: { id: string; email: string }) {
  const t = useTranslations('admin.users')
  const [notice, say] = usePassingNotice()
  return (
    <div className="flex flex-wrap gap-2">
      <ActionButton
        action={() => resendStaffInvitationAction({ invitation_id: id })}
        namespace="admin"
        variant="secondary"
        size="sm"
        onDone={() => say(t('inviteSent', { email }))}
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
      <StatusRegion>{notice}</StatusRegion>
    </div>
  )
}
