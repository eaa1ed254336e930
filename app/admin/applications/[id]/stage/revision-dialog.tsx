'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { FormError } from '@/components/form/form-error'
import { SubmitButton } from '@/components/form/submit-button'
import { TextareaField } from '@/components/form/text-field'
import { useActionForm } from '@/components/form/use-action-form'
import { KeyHint } from '@/components/review/key-hint'
import { Dialog } from '@/components/ui/dialog'
import { PencilIcon } from '@/components/ui/icons'
import { Notice } from '@/components/ui/notice'
import { revisionSchema } from '@/lib/licensing/review/schema'
import { revisionAction } from '../actions'
import { type Pick, useDesk } from '../desk/case-desk'
import { ReplyPicker } from '../desk/reply-picker'
import { type ItemWords, RevisionItem } from './revision-item'

const schema = revisionSchema.pick({ message: true })

interface RevisionDialogProps {
  move: { application_id: string; transaction_id: string; stage_id: string }
  /** Working days the applicant gets. */
  days: number
}

const NO_WORDS: ItemWords = { reason_code: '', comment: '' }

/** Asks for what was picked to be put right, with a reason and a word on each. */
export function RevisionDialog({ move, days }: RevisionDialogProps) {
  const t = useTranslations('review.case')
  const general = useTranslations('validation')
  const dialog = useRef<HTMLDialogElement>(null)
  const { picks, finish, watch } = useDesk()
  const [words, setWords] = useState<Record<string, ItemWords>>({})
  const idOf = (pick: Pick) => `${pick.kind}:${pick.key}`
  const form = useActionForm({
    schema,
    namespace: 'review',
    defaultValues: { message: '' },
    action: ({ message }) =>
      watch(
        revisionAction({
          ...move,
          message,
          items: picks.map((pick) => {
            const { comment, reason_code } = words[idOf(pick)] ?? NO_WORDS
            return { kind: pick.kind, key: pick.key, comment, ...(reason_code && { reason_code }) }
          }),
        }),
      ),
    onSuccess: () => {
      dialog.current?.close()
      finish()
    },
  })
  return (
    <div data-key="r" className="col-span-2 grid">
      <Dialog
        dialogRef={dialog}
        trigger={
          <>
            {t('revise')}
            {picks.length > 0 && ` (${picks.length})`} <KeyHint>r</KeyHint>
          </>
        }
        triggerIcon={<PencilIcon />}
        title={t('reviseTitle')}
        closeLabel={general('form.close')}
      >
        {picks.length === 0 ? (
          <Notice>{t('reviseNone')}</Notice>
        ) : (
          <ActionForm form={form} className="grid gap-4">
            <p>{t('reviseText', { days })}</p>
            {picks.map((pick) => (
              <RevisionItem
                key={idOf(pick)}
                id={idOf(pick)}
                pick={pick}
                value={words[idOf(pick)] ?? NO_WORDS}
                onChange={(value) => setWords({ ...words, [idOf(pick)]: value })}
              />
            ))}
            <TextareaField name="message" label={t('message')} help={t('messageHelp')} maxLength={2000} />
            <ReplyPicker name="message" />
            <FormError />
            <SubmitButton>{t('send')}</SubmitButton>
          </ActionForm>
        )}
      </Dialog>
    </div>
  )
}
