'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { AccountFields } from '@/components/finance/account-fields'
import { ActionForm } from '@/components/form/action-form'
import { RadioField } from '@/components/form/choice-field'
import { FormError } from '@/components/form/form-error'
import { MoneyField } from '@/components/form/money-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextareaField } from '@/components/form/text-field'
import { useActionForm } from '@/components/form/use-action-form'
import { type RefundInput, refundSchema } from '@/lib/billing/refunds/schema'
import { formatRupiah } from '@/lib/money'
import { refundAction } from '../refunds/actions'
import { CreditNotePreview } from './credit-note-preview'

export interface RefundFormProps {
  paymentId: string
  transactionId: string
  /** Names this form's refund: sent twice it is one. */
  refundKey: string
  byProvider: boolean
  providerName: string
  invoiceLeft: bigint
  creditLeft: bigint
  invoice: { total_amount: bigint; tax_amount: bigint; credited_amount: bigint }
  asksForEnd: boolean
}

/** How much goes back, why and how; below it what the credit note will say. */
export function RefundForm(props: RefundFormProps) {
  const t = useTranslations('refunds.form')
  const router = useRouter()
  const [done, setDone] = useState(false)
  const fromInvoice = props.invoiceLeft > 0n
  const form = useActionForm<RefundInput, undefined>({
    schema: refundSchema,
    action: refundAction,
    namespace: 'refunds',
    defaultValues: {
      payment_id: props.paymentId,
      transaction_id: props.transactionId,
      refund_key: props.refundKey,
      amount: String(props.creditLeft > 0n ? props.creditLeft : props.invoiceLeft),
      source: props.creditLeft > 0n || !fromInvoice ? 'credit' : 'invoice',
      via: props.byProvider ? 'provider' : 'transfer',
      reason: '',
      ends_plan: '',
      bank: '',
      account_number: '',
      account_name: '',
    },
    onSuccess: () => {
      setDone(true)
      router.refresh()
    },
  })
  const [source, via, text] = form.watch(['source', 'via', 'amount'])
  const amount = /^\d{1,15}$/.test(text) ? BigInt(text) : 0n
  const left = source === 'invoice' ? props.invoiceLeft : props.creditLeft
  const endsPlan = source === 'invoice' && props.asksForEnd && amount === props.invoiceLeft
  if (done) return <p role="status">{t('begun')}</p>
  return (
    <ActionForm form={form}>
      {fromInvoice && props.creditLeft > 0n && (
        <RadioField
          name="source"
          label={t('source')}
          columns
          options={[
            {
              value: 'credit',
              label: t('credit'),
              help: t('creditHelp', { amount: formatRupiah(props.creditLeft) }),
            },
            {
              value: 'invoice',
              label: t('invoice'),
              help: t('invoiceHelp', { amount: formatRupiah(props.invoiceLeft) }),
            },
          ]}
        />
      )}
      <MoneyField
        name="amount"
        label={t('amount')}
        help={t('most', { amount: formatRupiah(left) })}
        className="max-w-80"
      />
      <RadioField
        name="via"
        label={t('via')}
        columns
        options={[
          ...(props.byProvider
            ? [
                {
                  value: 'provider',
                  label: t('provider', { provider: props.providerName }),
                  help: t('providerHelp'),
                },
              ]
            : []),
          {
            value: 'transfer',
            label: t('transfer'),
            help: t(props.byProvider ? 'transferHelp' : 'transferOnly'),
          },
        ]}
      />
      {via === 'transfer' && <AccountFields />}
      <TextareaField name="reason" label={t('reason')} help={t('reasonHelp')} rows={2} />
      {endsPlan && (
        <RadioField
          name="ends_plan"
          label={t('ends')}
          help={t('endsHelp')}
          columns
          options={[
            { value: 'now', label: t('endsNow'), help: t('endsNowHelp') },
            { value: 'period_end', label: t('endsLater'), help: t('endsLaterHelp') },
          ]}
        />
      )}
      {amount > 0n && amount <= left && (
        <CreditNotePreview source={source} amount={amount} invoice={props.invoice} />
      )}
      <FormError />
      <div>
        <SubmitButton>{t('submit', { amount: formatRupiah(amount) })}</SubmitButton>
      </div>
    </ActionForm>
  )
}
