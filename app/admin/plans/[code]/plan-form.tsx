'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/form/action-form'
import { CheckboxesField } from '@/components/form/choice-field'
import { FormError } from '@/components/form/form-error'
import { MoneyField } from '@/components/form/money-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { useActionForm } from '@/components/form/use-action-form'
import { type PlanInput, planSchema } from '@/lib/billing/plans/schema'
import { changePlanAction } from '../actions'

interface PlanFormProps {
  isFree: boolean
  subscribers: number
  features: { value: string; label: string }[]
  values: PlanInput
}

export function PlanForm({ isFree, subscribers, features, values }: PlanFormProps) {
  const t = useTranslations('finance.plans')
  const router = useRouter()
  const form = useActionForm({
    schema: planSchema,
    action: changePlanAction,
    defaultValues: values,
    namespace: 'finance',
    warnUnsaved: true,
    onSuccess: () => router.push('/admin/plans'),
  })
  const priceHelp = t('priceHelp', { count: subscribers })
  const group = 'grid gap-4 sm:grid-cols-2'
  return (
    <ActionForm form={form}>
      {!isFree && (
        <fieldset className={group}>
          <legend className="mb-3 text-lg font-bold">{t('prices')}</legend>
          <MoneyField name="monthly_amount" label={t('monthly')} help={priceHelp} />
          <MoneyField name="yearly_amount" label={t('yearly')} help={priceHelp} />
        </fieldset>
      )}
      <fieldset className={group}>
        <legend className="mb-3 text-lg font-bold">{t('quotas')}</legend>
        <TextField
          name="open_application_limit"
          label={t('applicationLimit')}
          help={t('limitHelp')}
          inputMode="numeric"
        />
        <TextField name="member_limit" label={t('memberLimit')} help={t('limitHelp')} inputMode="numeric" />
      </fieldset>
      <fieldset className={group}>
        <legend className="mb-3 text-lg font-bold">{t('texts')}</legend>
        <TextField name="name_id" label={t('nameId')} />
        <TextField name="name_en" label={t('nameEn')} />
        <TextField name="description_id" label={t('descriptionId')} />
        <TextField name="description_en" label={t('descriptionEn')} />
      </fieldset>
      <CheckboxesField name="features" label={t('features')} options={features} columns />
      <FormError />
      <SubmitButton>{t('save')}</SubmitButton>
    </ActionForm>
  )
}
