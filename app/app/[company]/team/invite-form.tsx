'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { RadioField } from '@/components/form/choice-field'
import { FormError } from '@/components/form/form-error'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { useActionForm } from '@/components/form/use-action-form'
import { Notice } from '@/components/ui/notice'
import { inviteMemberSchema } from '@/lib/auth/invitations/schema'
import { COMPANY_ROLES } from '@/lib/auth/permissions'
import { invite } from './actions'

export function InviteForm({ company }: { company: string }) {
  const t = useTranslations('team')
  const [sent, setSent] = useState(false)
  const form = useActionForm({
    schema: inviteMemberSchema,
    action: invite,
    namespace: 'team',
    defaultValues: { company, email: '', role: 'staff' as const },
    clearOnSuccess: true,
    onSuccess: () => setSent(true),
    onFailure: () => setSent(false),
  })
  return (
    <ActionForm form={form} label={t('invite')}>
      <TextField
        name="email"
        label={t('email')}
        type="email"
        inputMode="email"
        autoComplete="off"
        autoCapitalize="none"
      />
      <RadioField
        name="role"
        label={t('role')}
        columns
        options={COMPANY_ROLES.map((value) => ({
          value,
          label: t(`roles.${value}`),
          help: t(`roleHelp.${value}`),
        }))}
      />
      <FormError />
      <div>
        <div role="status">
          {sent && (
            <Notice tone="success" className="mb-5">
              {t('inviteSent')}
            </Notice>
          )}
        </div>
        <SubmitButton>{t('sendInvite')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
