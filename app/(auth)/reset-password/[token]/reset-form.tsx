'use client'

import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/form/action-form'
import { FormError } from '@/components/form/form-error'
import { PasswordField } from '@/components/form/password-field'
import { SubmitButton } from '@/components/form/submit-button'
import { useActionForm } from '@/components/form/use-action-form'
import { resetPasswordSchema } from '@/lib/auth/schema'
import { saveNewPassword } from './actions'

export function ResetForm({ token, email }: { token: string; email: string }) {
  const t = useTranslations('auth')
  const form = useActionForm({
    schema: resetPasswordSchema,
    action: saveNewPassword,
    namespace: 'auth',
    defaultValues: { token, password: '' },
  })
  return (
    <ActionForm form={form}>
      {/* Tells the browser's password manager whose password this is. */}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <PasswordField
        name="password"
        label={t('fields.newPassword')}
        help={t('fields.passwordHelp')}
        autoComplete="new-password"
      />
      <FormError />
      <SubmitButton full size="lg">
        {t('reset.submit')}
      </SubmitButton>
    </ActionForm>
  )
}
