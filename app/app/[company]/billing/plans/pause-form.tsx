'use client'

import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/form/action-form'
import { RadioField } from '@/components/form/choice-field'
import { FormError } from '@/components/form/form-error'
import { SubmitButton } from '@/components/form/submit-button'
import { DateField } from '@/components/form/text-field'
import { useActionForm } from '@/components/form/use-action-form'
import { pauseSchema } from '@/lib/billing/subscriptions/schema'
import { pauseAction } from './actions'

interface PauseFormProps {
  company: string
  /** The last day of what is paid, as it is said. */
  day: string
  first: string
  last: string
}

/** Pauses the plan, from the end of what is paid or at once, until a chosen day. */
export function PauseForm({ company, day, first, last }: PauseFormProps) {
  const t = useTranslations('subscriptions.pause')
  const form = useActionForm({
    schema: pauseSchema,
    action: pauseAction,
    defaultValues: { company, from: 'end', resume_on: '' },
    namespace: 'subscriptions',
  })
  return (
    <ActionForm form={form}>
      <p className="text-ink-soft">{t('lead')}</p>
      <RadioField
        name="from"
        label={t('from')}
        options={[
          { value: 'end', label: t('fromEnd', { day }) },
          { value: 'now', label: t('fromNow') },
        ]}
      />
      <DateField name="resume_on" label={t('until')} help={t('untilHelp')} min={first} max={last} />
      <FormError />
      <SubmitButton>{t('submit')}</SubmitButton>
    </ActionForm>
  )
}
