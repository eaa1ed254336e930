'use client'

import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/form/action-form'
import { FormError } from '@/components/form/form-error'
import { PasswordField } from '@/components/form/password-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { useActionForm } from '@/components/form/use-action-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { joinSchema } from '@/lib/auth/invitations/schema'
import { join } from './actions'

/** Signing up from an invitation: the address stands. */
export function JoinForm({ token, email }: { token: string; email: string }) {
  const t = useTranslations('auth')
  const form = useActionForm({
    schema: joinSchema,
    action: join,
    namespace: 'auth',
    defaultValues: { token, name: '', password: '' },
  })
  return (
    <ActionForm form={form}>
      <Field id="invited-email" label={t('fields.email')}>
        <Input id="invited-email" type="email" autoComplete="username" value={email} readOnly />
      </Field>
      <TextField name="name" label={t('fields.name')} autoComplete="name" />
      <PasswordField
        name="password"
        label={t('fields.password')}
        help={t('fields.passwordHelp')}
        autoComplete="new-password"
      />
      <FormError />
      <SubmitButton full size="lg">
        {t('invite.join')}
      </SubmitButton>
    </ActionForm>
  )
}
