'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/form/action-form'
import { FormError } from '@/components/form/form-error'
import { MoneyField } from '@/components/form/money-field'
import { SubmitButton } from '@/components/form/submit-button'
import { DateField, TextField } from '@/components/form/text-field'
import { useActionForm } from '@/components/form/use-action-form'
import { payoutRecordSchema } from '@/lib/billing/reconciliation/schema'
import { recordPayoutAction } from '../actions'

/** What the bank received of a file, with the day and the bank's reference. */
export function PayoutRecordForm({
  fileId,
  amount,
  today,
}: {
  fileId: string
  amount: bigint
  today: string
}) {
  const t = useTranslations('reconciliation.payout')
  const router = useRouter()
  const form = useActionForm({
    schema: payoutRecordSchema,
    action: recordPayoutAction,
    namespace: 'reconciliation',
    defaultValues: { file_id: fileId, amount: String(amount), received_on: today, reference: '' },
    onSuccess: () => router.refresh(),
  })
  return (
    <ActionForm form={form}>
      <MoneyField name="amount" label={t('amount')} />
      <div className="grid gap-4 sm:grid-cols-2">
        <DateField name="received_on" label={t('day')} />
        <TextField name="reference" label={t('reference')} autoComplete="off" />
      </div>
      <FormError />
      <div>
        <SubmitButton>{t('submit')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
