'use client'

import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/form/action-button'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { usePassingNotice } from '@/components/form/use-passing-notice'
import { BanIcon, KeyRoundIcon, LockOpenIcon } from '@/components/ui/icons'
import { StatusRegion } from '@/components/ui/status-region'
import { disableUserAction, enableUserAction, sendResetAction } from './actions'

interface UserButtonsProps {
  id: string
  name: string
  disabled: boolean
  isSelf: boolean
}

/** What staff can do to a user's account. Not to their own: that is what the account page is for. */
export function UserButtons({ id, name, disabled, isSelf }: UserButtonsProps) {
  const t = useTranslations('admin.users')
  const [notice, say] = usePassingNotice()
  if (isSelf) return null
  const key = disabled ? 'enable' : 'disable'
  const action = disabled ? enableUserAction : disableUserAction
  return (
    <>
      {!disabled && (
        <ActionButton
          action={() => sendResetAction({ user_id: id })}
          namespace="admin"
          variant="secondary"
          size="sm"
          icon={<KeyRoundIcon size={18} />}
          onDone={() => say(t('resetSent'))}
        >
          {t('sendReset')}
        </ActionButton>
      )}
      <ConfirmDialog
        key={key}
        trigger={t(`${key}.trigger`)}
        triggerVariant={disabled ? 'primary' : 'secondary'}
        triggerSize="sm"
        triggerIcon={disabled ? <LockOpenIcon size={18} /> : <BanIcon size={18} />}
        title={t(`${key}.title`, { name })}
        confirm={t(`${key}.confirm`)}
        confirmVariant={disabled ? 'primary' : 'danger'}
        reason={{ label: t('reason'), help: t('reasonHelp'), required: true, maxLength: 500 }}
        action={({ reason }) => action({ user_id: id, reason })}
        namespace="admin"
      >
        <p>{t(`${key}.text`)}</p>
      </ConfirmDialog>
      <StatusRegion>{notice}</StatusRegion>
    </>
  )
}
