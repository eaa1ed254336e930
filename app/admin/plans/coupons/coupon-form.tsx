'use client'

import { useTranslations } from 'next-intl'
import { useWatch } from 'react-hook-form'
import { ActionForm } from '@/components/form/action-form'
import { RadioField } from '@/components/form/choice-field'
import { FormError } from '@/components/form/form-error'
import { MoneyField } from '@/components/form/money-field'
import { SubmitButton } from '@/components/form/submit-button'
import { DateField, SelectField, TextField } from '@/components/form/text-field'
import { useActionForm } from '@/components/form/use-action-form'
import { type CouponInput, couponSchema } from '@/lib/billing/catalogue/schema'
import { saveCouponAction } from './actions'

interface CouponFormProps {
  values: CouponInput
  plans: { value: string; label: string }[]
}

/** A coupon: what it takes off, from whom, when and how often. */
export function CouponForm({ values, plans }: CouponFormProps) {
  const t = useTranslations('catalogue.coupons')
  const form = useActionForm({
    schema: couponSchema,
    action: saveCouponAction,
    defaultValues: values,
    namespace: 'catalogue',
    warnUnsaved: true,
  })
  const takes = useWatch({ control: form.control, name: 'takes' })
  return (
    <ActionForm form={form}>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField name="code" label={t('code')} help={t('codeHelp')} autoCapitalize="characters" />
        <TextField name="name" label={t('name')} />
      </div>
      <RadioField
        name="takes"
        label={t('takes')}
        columns
        options={[
          { value: 'percent', label: t('takesPercent') },
          { value: 'amount', label: t('takesAmount') },
        ]}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        {takes === 'percent' ? (
          <TextField
            name="percent"
            label={t('percent')}
            help={t('percentHelp')}
            inputMode="decimal"
            end="%"
          />
        ) : (
          <MoneyField name="amount" label={t('amount')} />
        )}
        <TextField name="periods" label={t('periods')} help={t('periodsHelp')} inputMode="numeric" optional />
        <SelectField
          name="plan_id"
          label={t('plan')}
          options={[{ value: '', label: t('anyPlan') }, ...plans]}
          optional
        />
        <SelectField
          name="period"
          label={t('period')}
          options={[
            { value: '', label: t('anyPeriod') },
            { value: 'monthly', label: t('monthly') },
            { value: 'yearly', label: t('yearly') },
          ]}
          optional
        />
        <DateField name="from_on" label={t('fromOn')} optional />
        <DateField name="until_on" label={t('untilOn')} optional />
        <TextField
          name="redemption_limit"
          label={t('limit')}
          help={t('limitHelp')}
          inputMode="numeric"
          optional
        />
      </div>
      <FormError />
      <SubmitButton className="sm:justify-self-start">{t(values.coupon_id ? 'save' : 'create')}</SubmitButton>
    </ActionForm>
  )
}
