'use client'

import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/form/action-form'
import { FormError } from '@/components/form/form-error'
import { FormSaved } from '@/components/form/form-saved'
import { MoneyField } from '@/components/form/money-field'
import { SubmitButton } from '@/components/form/submit-button'
import { DateField, SelectField } from '@/components/form/text-field'
import { useActionForm } from '@/components/form/use-action-form'
import { type PriceVersionInput, priceVersionSchema } from '@/lib/billing/catalogue/schema'
import { addPriceAction } from './actions'

/** A new version of a price, from today or a later day. */
export function PriceForm({ values, today }: { values: PriceVersionInput; today: string }) {
  const t = useTranslations('catalogue.prices')
  const form = useActionForm({
    schema: priceVersionSchema,
    action: addPriceAction,
    defaultValues: values,
    namespace: 'catalogue',
    clearOnSuccess: true,
  })
  return (
    <ActionForm form={form}>
      <div>
        <h3 className="font-bold">{t('add')}</h3>
        <p className="text-ink-soft">{t('withoutTax')}</p>
      </div>
      <div className="grid gap-4 sm:grid-cols-3">
        <SelectField
          name="period"
          label={t('period')}
          options={[
            { value: 'monthly', label: t('month') },
            { value: 'yearly', label: t('year') },
          ]}
        />
        <MoneyField name="amount" label={t('amount')} />
        <DateField name="from_on" label={t('fromOn')} min={today} />
      </div>
      <FormError />
      <div className="grid items-center gap-x-4 gap-y-2 sm:flex">
        <SubmitButton>{t('addNow')}</SubmitButton>
        <FormSaved />
      </div>
    </ActionForm>
  )
}
