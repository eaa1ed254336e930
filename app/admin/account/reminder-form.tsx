'use client'

import { useTranslations } from 'next-intl'
import { savePreferenceAction } from '@/app/admin/notifications/actions'
import { ActionForm } from '@/components/form/action-form'
import { CheckboxField } from '@/components/form/choice-field'
import { FormError } from '@/components/form/form-error'
import { FormSaved } from '@/components/form/form-saved'
import { SubmitButton } from '@/components/form/submit-button'
import { useActionForm } from '@/components/form/use-action-form'
import { preferenceSchema } from '@/lib/staffing/schema'

/** Whether reminders of deadlines come by mail too. */
export function ReminderForm({ mails_reminders }: { mails_reminders: boolean }) {
  const t = useTranslations('staffing.preference')
  const form = useActionForm({
    schema: preferenceSchema,
    action: savePreferenceAction,
    defaultValues: { mails_reminders },
    namespace: 'staffing',
  })
  return (
    <ActionForm form={form}>
      <CheckboxField name="mails_reminders" label={t('reminders')} help={t('help')} asSwitch />
      <FormError />
      <div className="flex flex-wrap items-center gap-4">
        <SubmitButton variant="secondary">{t('save')}</SubmitButton>
        <FormSaved />
      </div>
    </ActionForm>
  )
}
