'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { FormError } from '@/components/form/form-error'
import { MoneyField } from '@/components/form/money-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextareaField } from '@/components/form/text-field'
import { useActionForm } from '@/components/form/use-action-form'
import { Dialog } from '@/components/ui/dialog'
import { type Creditable, creditAmounts } from '@/lib/billing/invoices/credit-amounts'
import { creditSchema } from '@/lib/billing/invoices/manual-schema'
import { newId } from '@/lib/ids'
import { formatRupiah } from '@/lib/money'
import { creditInvoiceAction } from './actions'

/** Takes a part of an invoice back, or all of it; says before what it does to PPN and where the money goes. */
export function CreditInvoice({ number, invoice }: { number: string; invoice: Creditable }) {
  const t = useTranslations('invoicing.credit')
  const general = useTranslations('validation')
  const [credit_note_id] = useState(() => newId())
  const left = invoice.total_amount - invoice.credited_amount
  const form = useActionForm({
    schema: creditSchema,
    action: creditInvoiceAction,
    defaultValues: { number, credit_note_id, total_amount: '', reason: '' },
    namespace: 'invoicing',
  })
  return (
    <Dialog trigger={t('trigger')} title={t('title', { number })} closeLabel={general('form.close')}>
      <ActionForm form={form}>
        <p>{t('text')}</p>
        <MoneyField
          name="total_amount"
          label={t('amount')}
          help={t('amountHelp', { most: formatRupiah(left) })}
        />
        <TextareaField name="reason" label={t('reason')} help={t('reasonHelp')} rows={2} />
        <Preview invoice={invoice} digits={form.watch('total_amount')} />
        <FormError />
        <SubmitButton>{t('confirm')}</SubmitButton>
      </ActionForm>
    </Dialog>
  )
}

function Preview({ invoice, digits }: { invoice: Creditable; digits: string }) {
  const t = useTranslations('invoicing')
  if (!/^\d{1,13}$/.test(digits) || BigInt(digits) === 0n) return null
  const amounts = creditAmounts(invoice, BigInt(digits))
  if (!amounts.ok) return <p className="text-danger">{t(`errors.${amounts.reason}`)}</p>
  const rows: [string, bigint][] = [
    [t('credit.net'), amounts.net],
    [t('credit.tax'), amounts.tax],
    [t('credit.reduces'), amounts.reduced],
    [t('credit.becomesCredit'), amounts.credit],
  ]
  return (
    <dl className="rounded-md bg-sunken p-4 tabular-nums" aria-live="polite">
      {rows.map(([term, amount]) => (
        <div key={term} className="flex justify-between gap-4 py-0.5">
          <dt className="text-ink-soft">{term}</dt>
          <dd>{formatRupiah(amount)}</dd>
        </div>
      ))}
    </dl>
  )
}
