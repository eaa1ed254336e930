'use client'

import { useTranslations } from 'next-intl'
import type { z } from 'zod'
import { ActionForm } from '@/components/form/action-form'
import { CheckboxField } from '@/components/form/choice-field'
import { FormError } from '@/components/form/form-error'
import { FormSaved } from '@/components/form/form-saved'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { useActionForm } from '@/components/form/use-action-form'
import { capacitySchema } from '@/lib/staffing/schema'
import { setCapacityAction } from '../actions'

interface CapacityFormProps {
  values: z.input<typeof capacitySchema>
  fallback: number
}

/** Sets how much somebody carries. */
export function CapacityForm({ values, fallback }: CapacityFormProps) {
  const t = useTranslations('staffing.capacity')
  const form = useActionForm({
    schema: capacitySchema,
    action: setCapacityAction,
    defaultValues: values,
    namespace: 'staffing',
  })
  return (
    <ActionForm form={form}>
      <TextField
        name="max_open"
        label={t('max')}
        help={t('maxHelp', { count: fallback })}
        inputMode="numeric"
        autoComplete="off"
        optional
        className="max-w-72"
      />
      <CheckboxField name="takes_automatic" label={t('automatic')} asSwitch />
      <FormError />
      <div className="flex flex-wrap items-center gap-4">
        <SubmitButton>{t('save')}</SubmitButton>
        <FormSaved />
      </div>
    </ActionForm>
  )
}
