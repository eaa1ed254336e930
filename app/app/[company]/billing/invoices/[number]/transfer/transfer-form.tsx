'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { UploadField } from '@/components/documents/upload-field'
import { ActionForm } from '@/components/form/action-form'
import { RadioField } from '@/components/form/choice-field'
import { FormError } from '@/components/form/form-error'
import { MoneyField } from '@/components/form/money-field'
import { SubmitButton } from '@/components/form/submit-button'
import { DateField, TextField } from '@/components/form/text-field'
import { useActionForm } from '@/components/form/use-action-form'
import type { TransferAccount } from '@/lib/billing/payments/transfer-accounts'
import { transferSchema } from '@/lib/billing/payments/transfer-schema'
import type { DocumentSummary } from '@/lib/documents/schema'
import { translateIssue } from '@/lib/validation'
import { reportTransferAction } from './actions'

interface TransferFormProps {
  company: string
  number: string
  next: string | undefined
  accounts: TransferAccount[]
  /** Digits of what is due. */
  amount: string
  today: string
  maxMb: number
}

/** What an owner says about the transfer, with its proof. */
export function TransferForm({ accounts, today, maxMb, ...props }: TransferFormProps) {
  const t = useTranslations('checkout.transfer')
  const general = useTranslations('validation')
  const [documents, setDocuments] = useState<DocumentSummary[]>([])
  const [only] = accounts
  const form = useActionForm({
    schema: transferSchema,
    action: reportTransferAction,
    defaultValues: {
      ...props,
      account: accounts.length === 1 ? (only?.number ?? '') : '',
      transferred_on: today,
      sender: '',
      proof: '',
    },
    namespace: 'checkout',
    warnUnsaved: true,
  })
  const missing = form.formState.errors.proof?.message
  const attach = (list: DocumentSummary[]) => {
    setDocuments(list)
    form.setValue('proof', list[0]?.id ?? '', { shouldDirty: true, shouldValidate: list.length > 0 })
  }
  return (
    <ActionForm form={form}>
      {accounts.length > 1 && (
        <RadioField
          name="account"
          label={t('account')}
          options={accounts.map(({ bank, number }) => ({ value: number, label: `${bank} ${number}` }))}
          columns
        />
      )}
      <div className="grid gap-5 sm:grid-cols-2">
        <MoneyField name="amount" label={t('amount')} help={t('amountHelp')} />
        <DateField name="transferred_on" label={t('day')} help={t('dayHelp')} />
      </div>
      <TextField
        name="sender"
        label={t('sender')}
        help={t('senderHelp')}
        maxLength={80}
        autoComplete="name"
      />
      <UploadField
        scope={{ company: props.company }}
        kind="payment_proof"
        label={t('proof')}
        help={t('proofHelp')}
        error={missing && translateIssue(general, missing)}
        documents={documents}
        onChange={attach}
        maxMb={maxMb}
        multiple={false}
      />
      <FormError />
      <SubmitButton>{t('send')}</SubmitButton>
    </ActionForm>
  )
}
