'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { FormError } from '@/components/form/form-error'
import { PasswordField } from '@/components/form/password-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { useActionForm } from '@/components/form/use-action-form'
import { TextLink } from '@/components/ui/link'
import { signInSchema } from '@/lib/auth/schema'
import { CheckMail } from '../check-mail'
import { signInWithPassword } from './actions'

interface SignInFormProps {
  next: string | undefined
  /** Above and below the form; both give way to what follows it. */
  head: ReactNode
  foot: ReactNode
}

export function SignInForm({ next, head, foot }: SignInFormProps) {
  const t = useTranslations('auth')
  const [waiting, setWaiting] = useState(false)
  const form = useActionForm({
    schema: signInSchema,
    action: signInWithPassword,
    namespace: 'auth',
    defaultValues: { email: '', password: '', next },
    onFailure: (failure) => setWaiting(failure.reason === 'notVerified'),
  })
  if (waiting) {
    return (
      <CheckMail email={form.getValues('email')} why="notVerified" onOtherAddress={() => setWaiting(false)} />
    )
  }
  return (
    <>
      {head}
      <ActionForm form={form}>
        <TextField
          name="email"
          label={t('fields.email')}
          type="email"
          inputMode="email"
          autoComplete="username"
          autoCapitalize="none"
        />
        <PasswordField name="password" label={t('fields.password')} autoComplete="current-password" />
        <FormError />
        <SubmitButton full size="lg">
          {t('signIn.submit')}
        </SubmitButton>
        <p>
          <TextLink href="/forgot-password">{t('signIn.forgot')}</TextLink>
        </p>
      </ActionForm>
      {foot}
    </>
  )
}
