'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { RadioField } from '@/components/form/choice-field'
import { FormError } from '@/components/form/form-error'
import { SubmitButton } from '@/components/form/submit-button'
import { DateField, TextareaField } from '@/components/form/text-field'
import { useActionForm } from '@/components/form/use-action-form'
import { Dialog } from '@/components/ui/dialog'
import { newId } from '@/lib/ids'
import { recordSchema } from '@/lib/licensing/visits/schema'
import { VISIT_RESULTS } from '@/lib/licensing/visits/status'
import { recordAction } from './actions'

const schema = recordSchema.pick({ happened_on: true, result: true, notes: true })

/** Writes down a visit that was not arranged here. */
export function RecordDialog({ application_id, stage_id }: { application_id: string; stage_id: string }) {
  const t = useTranslations('visits')
  const general = useTranslations('validation')
  const dialog = useRef<HTMLDialogElement>(null)
  const [transaction_id] = useState(() => newId())
  const form = useActionForm({
    schema,
    namespace: 'visits',
    defaultValues: { happened_on: '', notes: '' },
    action: (input) => recordAction({ ...input, application_id, stage_id, transaction_id }),
    onSuccess: () => dialog.current?.close(),
  })
  return (
    <Dialog
      dialogRef={dialog}
      trigger={t('record.trigger')}
      triggerVariant="quiet"
      title={t('record.title')}
      closeLabel={general('form.close')}
    >
      <ActionForm form={form} className="grid gap-4">
        <p>{t('record.lead')}</p>
        <DateField name="happened_on" label={t('record.day')} />
        <RadioField
          name="result"
          label={t('result.label')}
          options={VISIT_RESULTS.map((result) => ({ value: result, label: t(`result.${result}`) }))}
        />
        <TextareaField name="notes" label={t('record.notes')} maxLength={5000} />
        <FormError />
        <SubmitButton>{t('record.submit')}</SubmitButton>
      </ActionForm>
    </Dialog>
  )
}
