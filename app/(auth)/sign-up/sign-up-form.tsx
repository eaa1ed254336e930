'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { FormError } from '@/components/form/form-error'
import { PasswordField } from '@/components/form/password-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { useActionForm } from '@/components/form/use-action-form'
import { signUpSchema } from '@/lib/auth/schema'
import { CheckMail } from '../check-mail'
import { signUp } from './actions'

interface SignUpFormProps {
  /** Above and below the form; both give way to what follows it. */
  head: ReactNode
  foot: ReactNode
  /** The query of the check that led here, taken along. */
  check: string
}

export function SignUpForm({ head, foot, check }: SignUpFormProps) {
  const t = useTranslations('auth')
  const [sentTo, setSentTo] = useState<string>()
  const form = useActionForm({
    schema: signUpSchema,
    action: signUp,
    namespace: 'auth',
    defaultValues: { name: '', email: '', password: '', check },
    onSuccess: (_data, input) => setSentTo(input.email.trim()),
  })
  if (sentTo) return <CheckMail email={sentTo} why="sent" onOtherAddress={() => setSentTo(undefined)} />
  return (
    <>
      {head}
      <ActionForm form={form}>
        <TextField name="name" label={t('fields.name')} autoComplete="name" />
        <TextField
          name="email"
          label={t('fields.email')}
          help={t('signUp.emailHelp')}
          type="email"
          inputMode="email"
          autoComplete="username"
          autoCapitalize="none"
        />
        <PasswordField
          name="password"
          label={t('fields.password')}
          help={t('fields.passwordHelp')}
          autoComplete="new-password"
        />
        <FormError />
        <SubmitButton full size="lg">
          {t('signUp.submit')}
        </SubmitButton>
      </ActionForm>
      {foot}
    </>
  )
}
