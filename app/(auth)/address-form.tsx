'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { FormError } from '@/components/form/form-error'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { useActionForm } from '@/components/form/use-action-form'
import { Notice } from '@/components/ui/notice'
import type { ActionResult } from '@/lib/action-result'
import { addressSchema } from '@/lib/auth/schema'

interface AddressFormProps {
  action: (input: { email: string }) => Promise<ActionResult>
  submit: string
  /** What is said afterwards, whatever the address. */
  done: ReactNode
  doneTitle?: string
}

/** Asks for an address and has a mail sent there. */
export function AddressForm({ action, submit, done, doneTitle }: AddressFormProps) {
  const t = useTranslations('auth')
  const [sent, setSent] = useState(false)
  const form = useActionForm({
    schema: addressSchema,
    action,
    namespace: 'auth',
    defaultValues: { email: '' },
    onSuccess: () => setSent(true),
  })
  return (
    <>
      <div role="status">
        {sent && (
          <Notice tone="success" title={doneTitle} className="mb-5">
            {done}
          </Notice>
        )}
      </div>
      <ActionForm form={form}>
        <TextField
          name="email"
          label={t('fields.email')}
          type="email"
          inputMode="email"
          autoComplete="email"
          autoCapitalize="none"
        />
        <FormError />
        <SubmitButton full size="lg">
          {submit}
        </SubmitButton>
      </ActionForm>
    </>
  )
}
