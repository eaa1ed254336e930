'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { AccountFields } from '@/components/finance/account-fields'
import { ActionForm } from '@/components/form/action-form'
import { FormError } from '@/components/form/form-error'
import { MoneyField } from '@/components/form/money-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextareaField } from '@/components/form/text-field'
import { useActionForm } from '@/components/form/use-action-form'
import { payoutSchema } from '@/lib/billing/refunds/schema'
import { formatRupiah } from '@/lib/money'
import { payoutAction } from '../actions'

/** Pays credit out by a transfer, whose day finance records afterwards. */
export function PayoutForm({
  company,
  most,
  payoutKey,
}: {
  company: string
  most: bigint
  payoutKey: string
}) {
  const t = useTranslations('refunds')
  const router = useRouter()
  const form = useActionForm({
    schema: payoutSchema,
    action: payoutAction,
    namespace: 'refunds',
    defaultValues: {
      company,
      payout_key: payoutKey,
      amount: String(most),
      reason: '',
      bank: '',
      account_number: '',
      account_name: '',
    },
    onSuccess: () => router.push('/admin/payments/refunds?status=requested'),
  })
  return (
    <ActionForm form={form}>
      <MoneyField
        name="amount"
        label={t('form.amount')}
        help={t('form.most', { amount: formatRupiah(most) })}
        className="max-w-80"
      />
      <AccountFields />
      <TextareaField name="reason" label={t('form.reason')} help={t('form.reasonHelp')} rows={2} />
      <p className="text-ink-soft">{t('credits.then')}</p>
      <FormError />
      <div>
        <SubmitButton>{t('credits.submit')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
