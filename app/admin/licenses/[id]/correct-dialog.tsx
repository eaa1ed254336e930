'use client'

import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { FormError } from '@/components/form/form-error'
import { SubmitButton } from '@/components/form/submit-button'
import { DateField, SelectField, TextareaField, TextField } from '@/components/form/text-field'
import { useActionForm } from '@/components/form/use-action-form'
import { Dialog } from '@/components/ui/dialog'
import { PencilIcon } from '@/components/ui/icons'
import type { Option } from '@/components/ui/select'
import { staffCorrectSchema } from '@/lib/licensing/licenses/schema'
import { correctAction } from './actions'

interface CorrectDialogProps {
  license_id: string
  transaction_id: string
  values: {
    license_type: string
    custom_name: string
    issuer: string
    number: string
    issued_on: string
    valid_until_on: string
  }
  types: Option[]
}

/** Puts right a typing error in what somebody recorded. */
export function CorrectDialog({ license_id, transaction_id, values, types }: CorrectDialogProps) {
  const t = useTranslations('licenses')
  const general = useTranslations('validation')
  const dialog = useRef<HTMLDialogElement>(null)
  const form = useActionForm({
    schema: staffCorrectSchema,
    action: correctAction,
    defaultValues: { license_id, transaction_id, ...values, comment: '' },
    namespace: 'licenses',
    onSuccess: () => dialog.current?.close(),
  })
  return (
    <Dialog
      trigger={t('admin.correct')}
      triggerSize="sm"
      triggerIcon={<PencilIcon size={18} />}
      title={t('admin.correctTitle')}
      closeLabel={general('form.close')}
      dialogRef={dialog}
    >
      <ActionForm form={form}>
        <SelectField
          name="license_type"
          label={t('record.type')}
          options={[...types, { value: '', label: t('record.otherType') }]}
        />
        {form.watch('license_type') === '' && <TextField name="custom_name" label={t('record.customName')} />}
        <TextField name="issuer" label={t('record.issuer')} />
        <TextField name="number" label={t('record.number')} />
        <DateField name="issued_on" label={t('record.issuedOn')} />
        <DateField
          name="valid_until_on"
          label={t('record.validUntil')}
          help={t('record.validUntilHelp')}
          optional
        />
        <TextareaField name="comment" label={t('admin.comment')} maxLength={1000} rows={2} />
        <FormError />
        <SubmitButton>{t('record.save')}</SubmitButton>
      </ActionForm>
    </Dialog>
  )
}
