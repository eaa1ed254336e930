'use client'

import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/form/action-form'
import { FormError } from '@/components/form/form-error'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { useActionForm } from '@/components/form/use-action-form'
import { type NewPlanInput, newPlanSchema } from '@/lib/billing/plans/schema'
import { createPlanAction } from '../actions'
import { FirstPriceFields, PlanFields } from '../plan-fields'

interface NewPlanFormProps {
  features: { value: string; label: string }[]
  values: NewPlanInput
}

export function NewPlanForm({ features, values }: NewPlanFormProps) {
  const t = useTranslations('catalogue.plans')
  const form = useActionForm({
    schema: newPlanSchema,
    action: createPlanAction,
    defaultValues: values,
    namespace: 'catalogue',
    warnUnsaved: true,
  })
  return (
    <ActionForm form={form}>
      <TextField name="code" label={t('code')} help={t('codeHelp')} autoCapitalize="none" />
      <FirstPriceFields />
      <PlanFields features={features} />
      <FormError />
      <SubmitButton className="sm:justify-self-start">{t('create')}</SubmitButton>
    </ActionForm>
  )
}
