'use client'

import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/form/action-form'
import { FormError } from '@/components/form/form-error'
import { FormSaved } from '@/components/form/form-saved'
import { SubmitButton } from '@/components/form/submit-button'
import { type ActionForm as Form, useActionForm } from '@/components/form/use-action-form'
import { type PlanInput, planSchema } from '@/lib/billing/plans/schema'
import { changePlanAction } from '../actions'
import { PlanFields } from '../plan-fields'

interface PlanFormProps {
  features: { value: string; label: string }[]
  values: PlanInput
}

export function PlanForm({ features, values }: PlanFormProps) {
  const t = useTranslations('catalogue.plans')
  const form: Form<PlanInput> = useActionForm({
    schema: planSchema,
    action: changePlanAction,
    defaultValues: values,
    namespace: 'catalogue',
    warnUnsaved: true,
    // The next save is of the version that this one made.
    onSuccess: (_data, input) => form.setValue('version', input.version + 1),
  })
  return (
    <ActionForm form={form}>
      <PlanFields features={features} />
      <FormError />
      <div className="grid items-center gap-x-4 gap-y-2 sm:flex">
        <SubmitButton>{t('save')}</SubmitButton>
        <FormSaved />
      </div>
    </ActionForm>
  )
}
