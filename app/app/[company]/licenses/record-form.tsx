'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { UploadField } from '@/components/documents/upload-field'
import { ActionForm } from '@/components/form/action-form'
import { FormError } from '@/components/form/form-error'
import { SubmitButton } from '@/components/form/submit-button'
import { DateField, SelectField, TextField } from '@/components/form/text-field'
import { useActionForm } from '@/components/form/use-action-form'
import type { DocumentSummary } from '@/lib/documents/schema'
import { recordSchema } from '@/lib/licensing/licenses/schema'
import { correctAction } from './[id]/actions'
import { recordAction } from './new/actions'

export interface RecordedValues {
  license_type: string
  custom_name: string
  issuer: string
  number: string
  issued_on: string
  valid_until_on: string
}

interface RecordFormProps {
  company: string
  license_id: string
  /** Present where something recorded is put right. */
  transaction_id?: string
  values: RecordedValues
  documents: DocumentSummary[]
  /** Kinds of ours, each with its usual issuer. */
  types: { code: string; name: string; authority: string }[]
  maxMb: number
}

/** What stands on a licence that was issued elsewhere. */
export function RecordForm(props: RecordFormProps) {
  const { company, license_id, transaction_id, types } = props
  const t = useTranslations('licenses.record')
  const [documents, setDocuments] = useState(props.documents)
  const ids = () => documents.map((document) => document.id)
  const form = useActionForm({
    schema: recordSchema,
    action: (input) =>
      transaction_id
        ? correctAction({ ...input, transaction_id, documents: ids() })
        : recordAction({ ...input, documents: ids() }),
    defaultValues: { company, license_id, ...props.values, documents: [] },
    namespace: 'licenses',
    warnUnsaved: true,
  })
  const isOther = form.watch('license_type') === ''
  const issuerOf = (code: string) => types.find((type) => type.code === code)?.authority ?? ''

  return (
    <ActionForm form={form}>
      <SelectField
        name="license_type"
        label={t('type')}
        options={[
          ...types.map((type) => ({ value: type.code, label: type.name })),
          { value: '', label: t('otherType') },
        ]}
        onInput={(event) => {
          const known = issuerOf(event.currentTarget.value)
          if (known) form.setValue('issuer', known, { shouldDirty: true })
        }}
      />
      {isOther && (
        <TextField name="custom_name" label={t('customName')} help={t('customNameHelp')} maxLength={120} />
      )}
      <TextField name="issuer" label={t('issuer')} maxLength={120} />
      <TextField name="number" label={t('number')} maxLength={60} autoComplete="off" />
      <div className="grid gap-5 sm:grid-cols-2">
        <DateField name="issued_on" label={t('issuedOn')} />
        <DateField name="valid_until_on" label={t('validUntil')} help={t('validUntilHelp')} optional />
      </div>
      <UploadField
        scope={{ company }}
        kind="certificate"
        label={t('documents')}
        documents={documents}
        onChange={setDocuments}
        maxMb={props.maxMb}
      />
      <FormError />
      <SubmitButton>{t('save')}</SubmitButton>
    </ActionForm>
  )
}
