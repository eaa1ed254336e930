'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useFieldArray } from 'react-hook-form'
import { ActionForm } from '@/components/form/action-form'
import { FormError } from '@/components/form/form-error'
import { MoneyField } from '@/components/form/money-field'
import { SubmitButton } from '@/components/form/submit-button'
import { DateField, TextField } from '@/components/form/text-field'
import { useActionForm } from '@/components/form/use-action-form'
import { Button } from '@/components/ui/button'
import { PlusIcon, XIcon } from '@/components/ui/icons'
import { MOST_LINES, manualInvoiceSchema } from '@/lib/billing/invoices/manual-schema'
import type { TaxRules } from '@/lib/billing/tax'
import { newId } from '@/lib/ids'
import { issueInvoiceAction } from './actions'
import { InvoicePreview } from './invoice-preview'

interface InvoiceFormProps {
  company: string
  rules: TaxRules
  today: string
  dueOn: string
}

const LINE = { description_id: '', description_en: '', quantity: '1', unit_amount: '' }

/** The lines of an invoice in both languages, with what it comes to while one writes. */
export function InvoiceForm({ company, rules, today, dueOn }: InvoiceFormProps) {
  const t = useTranslations('invoicing.new')
  const [request_id] = useState(() => newId())
  const form = useActionForm({
    schema: manualInvoiceSchema,
    action: issueInvoiceAction,
    defaultValues: { request_id, company, due_on: dueOn, discount_amount: '', lines: [LINE] },
    namespace: 'invoicing',
    warnUnsaved: true,
  })
  const lines = useFieldArray({ control: form.control, name: 'lines' })
  return (
    <ActionForm form={form}>
      {lines.fields.map((line, at) => (
        <fieldset key={line.id} className="grid gap-4 border-b border-line pb-5 sm:grid-cols-2">
          <legend className="mb-2 font-bold">{t('line', { number: at + 1 })}</legend>
          <TextField name={`lines.${at}.description_id`} label={t('descriptionId')} />
          <TextField name={`lines.${at}.description_en`} label={t('descriptionEn')} />
          <TextField name={`lines.${at}.quantity`} label={t('quantity')} inputMode="numeric" />
          <MoneyField name={`lines.${at}.unit_amount`} label={t('price')} help={t('priceHelp')} />
          {lines.fields.length > 1 && (
            <Button
              variant="quiet"
              size="sm"
              icon={<XIcon size={18} />}
              className="justify-self-start max-sm:min-h-11"
              onClick={() => lines.remove(at)}
            >
              {t('removeLine', { number: at + 1 })}
            </Button>
          )}
        </fieldset>
      ))}
      {lines.fields.length < MOST_LINES && (
        <Button
          variant="secondary"
          icon={<PlusIcon size={18} />}
          className="justify-self-start"
          onClick={() => lines.append(LINE)}
        >
          {t('addLine')}
        </Button>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <MoneyField name="discount_amount" label={t('discount')} help={t('discountHelp')} optional />
        <DateField name="due_on" label={t('due')} min={today} />
      </div>
      <InvoicePreview values={form.watch()} rules={rules} />
      <p className="text-ink-soft">{t('final')}</p>
      <FormError />
      <SubmitButton className="sm:justify-self-start">{t('issue')}</SubmitButton>
    </ActionForm>
  )
}
