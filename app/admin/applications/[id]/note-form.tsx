'use client'

import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { FormError } from '@/components/form/form-error'
import { SubmitButton } from '@/components/form/submit-button'
import { TextareaField } from '@/components/form/text-field'
import { useActionForm } from '@/components/form/use-action-form'
import { newId } from '@/lib/ids'
import { noteSchema } from '@/lib/licensing/review/schema'
import { noteAction } from './actions'

const schema = noteSchema.pick({ text: true })

/** A note that only staff read. */
export function NoteForm({ application_id }: { application_id: string }) {
  const t = useTranslations('review.case')
  const transaction = useRef(newId())
  const form = useActionForm({
    schema,
    namespace: 'review',
    defaultValues: { text: '' },
    clearOnSuccess: true,
    warnUnsaved: true,
    action: ({ text }) => noteAction({ application_id, transaction_id: transaction.current, text }),
    onSuccess: () => {
      transaction.current = newId()
    },
  })
  return (
    <ActionForm form={form} className="grid gap-3">
      <TextareaField name="text" label={t('noteLabel')} help={t('noteHelp')} rows={2} maxLength={2000} />
      <FormError />
      <SubmitButton variant="secondary" size="sm">
        {t('addNote')}
      </SubmitButton>
    </ActionForm>
  )
}
