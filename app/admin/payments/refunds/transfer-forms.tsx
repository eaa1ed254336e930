'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { AccountFields } from '@/components/finance/account-fields'
import { ActionForm } from '@/components/form/action-form'
import { FormError } from '@/components/form/form-error'
import { SubmitButton } from '@/components/form/submit-button'
import { DateField, TextField } from '@/components/form/text-field'
import { useActionForm } from '@/components/form/use-action-form'
import { retrySchema, transferSchema } from '@/lib/billing/refunds/schema'
import { recordTransferAction, retryRefundAction } from './actions'

/** The day and the reference of a transfer that was made. */
export function TransferForm({ id, today }: { id: string; today: string }) {
  const t = useTranslations('refunds.action')
  const router = useRouter()
  const form = useActionForm({
    schema: transferSchema,
    action: recordTransferAction,
    namespace: 'refunds',
    defaultValues: { refund_id: id, transferred_on: today, reference: '' },
    onSuccess: () => router.refresh(),
  })
  return (
    <details className="w-full">
      <summary className="cursor-pointer rounded-sm py-1 font-semibold text-link">{t('record')}</summary>
      <div className="mt-3 max-w-xl">
        <ActionForm form={form}>
          <div className="grid gap-4 sm:grid-cols-2">
            <DateField name="transferred_on" label={t('day')} />
            <TextField name="reference" label={t('reference')} autoComplete="off" />
          </div>
          <FormError />
          <div>
            <SubmitButton>{t('recordDone')}</SubmitButton>
          </div>
        </ActionForm>
      </div>
    </details>
  )
}

/** Offers a failed refund as a transfer by hand. */
export function RetryForm({ id, retryKey }: { id: string; retryKey: string }) {
  const t = useTranslations('refunds.action')
  const router = useRouter()
  const form = useActionForm({
    schema: retrySchema,
    action: retryRefundAction,
    namespace: 'refunds',
    defaultValues: { refund_id: id, refund_key: retryKey, bank: '', account_number: '', account_name: '' },
    onSuccess: () => router.refresh(),
  })
  return (
    <details>
      <summary className="cursor-pointer rounded-sm py-1 font-semibold text-link">{t('retry')}</summary>
      <div className="mt-3">
        <p className="mb-3 text-ink-soft">{t('retryText')}</p>
        <ActionForm form={form}>
          <AccountFields />
          <FormError />
          <div>
            <SubmitButton>{t('retryDone')}</SubmitButton>
          </div>
        </ActionForm>
      </div>
    </details>
  )
}
