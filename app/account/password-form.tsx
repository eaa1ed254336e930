'use client'

import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/form/action-form'
import { FormError } from '@/components/form/form-error'
import { FormSaved } from '@/components/form/form-saved'
import { PasswordField } from '@/components/form/password-field'
import { SubmitButton } from '@/components/form/submit-button'
import { useActionForm } from '@/components/form/use-action-form'
import { changePasswordSchema } from '@/lib/auth/schema'
import { savePassword } from './actions'

export function PasswordForm({ email }: { email: string }) {
  const t = useTranslations('auth')
  const form = useActionForm({
    schema: changePasswordSchema,
    action: savePassword,
    namespace: 'auth',
    defaultValues: { current_password: '', password: '' },
    clearOnSuccess: true,
  })
  return (
    <ActionForm form={form} label={t('account.password')}>
      {/* Tells the browser's password manager whose password this is. */}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <PasswordField
        name="current_password"
        label={t('fields.currentPassword')}
        autoComplete="current-password"
      />
      <PasswordField
        name="password"
        label={t('fields.newPassword')}
        help={t('fields.passwordHelp')}
        autoComplete="new-password"
      />
      <FormError />
      <div className="flex flex-wrap items-center gap-4">
        <SubmitButton>{t('account.passwordSubmit')}</SubmitButton>
        <FormSaved />
      </div>
    </ActionForm>
  )
}
