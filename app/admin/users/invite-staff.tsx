'use client'

import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { FormError } from '@/components/form/form-error'
import { SubmitButton } from '@/components/form/submit-button'
import { SelectField, TextField } from '@/components/form/text-field'
import { useActionForm } from '@/components/form/use-action-form'
import { usePassingNotice } from '@/components/form/use-passing-notice'
import { Dialog } from '@/components/ui/dialog'
import { UserPlusIcon } from '@/components/ui/icons'
import type { Option } from '@/components/ui/select'
import { StatusRegion } from '@/components/ui/status-region'
import { inviteStaffSchema } from '@/lib/auth/invitations/schema'
import { inviteStaffAction } from './actions'

/** Invites someone to become staff. */
export function InviteStaff({ roles }: { roles: Option[] }) {
  const t = useTranslations('admin.users')
  const general = useTranslations('validation')
  const dialog = useRef<HTMLDialogElement>(null)
  const [notice, say] = usePassingNotice()
  const form = useActionForm({
    schema: inviteStaffSchema,
    action: inviteStaffAction,
    defaultValues: { email: '', role: 'reviewer' },
    namespace: 'admin',
    clearOnSuccess: true,
    onSuccess: (_data, { email }) => {
      say(t('inviteSent', { email }))
      dialog.current?.close()
    },
  })
  return (
    <>
      <Dialog
        dialogRef={dialog}
        trigger={t('invite')}
        triggerVariant="primary"
        triggerSize="sm"
        triggerIcon={<UserPlusIcon size={18} />}
        title={t('inviteTitle')}
        closeLabel={general('form.close')}
      >
        <ActionForm form={form}>
          <TextField name="email" type="email" label={t('inviteEmail')} autoComplete="off" />
          <SelectField name="role" label={t('staffRole')} help={t('inviteHelp')} options={roles} />
          <FormError />
          <div>
            <SubmitButton>{t('inviteSend')}</SubmitButton>
          </div>
        </ActionForm>
      </Dialog>
      <StatusRegion>{notice}</StatusRegion>
    </>
  )
}
