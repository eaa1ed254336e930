'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { FormError } from '@/components/form/form-error'
import { SubmitButton } from '@/components/form/submit-button'
import { TextareaField } from '@/components/form/text-field'
import { useActionForm } from '@/components/form/use-action-form'
import { newId } from '@/lib/ids'
import { noteSchema } from '@/lib/licensing/review/schema'
import { noteAction } from '../actions'
import { ReplyPicker } from '../desk/reply-picker'
import { type Colleague, MentionPicker } from './mention-picker'

const schema = noteSchema.pick({ text: true })

/** A note that only staff read. Whoever is mentioned is told. */
export function NoteForm({
  application_id,
  colleagues,
}: {
  application_id: string
  colleagues: Colleague[]
}) {
  const t = useTranslations('review.case')
  const transaction = useRef(newId())
  const [mentions, setMentions] = useState<Colleague[]>([])
  const form = useActionForm({
    schema,
    namespace: 'review',
    defaultValues: { text: '' },
    clearOnSuccess: true,
    warnUnsaved: true,
    action: ({ text }) =>
      noteAction({
        application_id,
        transaction_id: transaction.current,
        text,
        mentions: mentions.map((one) => one.id),
      }),
    onSuccess: () => {
      transaction.current = newId()
      setMentions([])
    },
  })
  return (
    <div data-note="">
      <ActionForm form={form} className="grid gap-3">
        <TextareaField name="text" label={t('noteLabel')} help={t('noteHelp')} rows={2} maxLength={2000} />
        <MentionPicker colleagues={colleagues} chosen={mentions} onChange={setMentions} />
        <ReplyPicker name="text" />
        <FormError />
        <SubmitButton variant="secondary" size="sm">
          {t('addNote')}
        </SubmitButton>
      </ActionForm>
    </div>
  )
}
