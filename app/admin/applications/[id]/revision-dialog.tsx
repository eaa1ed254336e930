'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { FormError } from '@/components/form/form-error'
import { SubmitButton } from '@/components/form/submit-button'
import { TextareaField } from '@/components/form/text-field'
import { useActionForm } from '@/components/form/use-action-form'
import { KeyHint } from '@/components/review/key-hint'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { PencilIcon, XIcon } from '@/components/ui/icons'
import { Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import { revisionSchema } from '@/lib/licensing/review/schema'
import { revisionAction } from './actions'
import { type Pick, useDesk } from './case-desk'

const schema = revisionSchema.pick({ message: true })

interface RevisionDialogProps {
  move: { application_id: string; transaction_id: string; stage_id: string }
  /** Working days the applicant gets. */
  days: number
}

/** Asks for what was picked to be put right, with a word on each. */
export function RevisionDialog({ move, days }: RevisionDialogProps) {
  const t = useTranslations('review.case')
  const general = useTranslations('validation')
  const dialog = useRef<HTMLDialogElement>(null)
  const { picks, toggle, finish, watch } = useDesk()
  const [comments, setComments] = useState<Record<string, string>>({})
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
          items: picks.map((pick) => ({
            kind: pick.kind,
            key: pick.key,
            comment: comments[idOf(pick)] ?? '',
          })),
        }),
      ),
    onSuccess: () => {
      dialog.current?.close()
      finish()
    },
  })
  return (
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
            <div key={idOf(pick)} className="flex items-end gap-2">
              <Field id={idOf(pick)} label={t('itemComment', { label: pick.label })} className="flex-1">
                <Input
                  id={idOf(pick)}
                  value={comments[idOf(pick)] ?? ''}
                  maxLength={1000}
                  onChange={(event) => setComments({ ...comments, [idOf(pick)]: event.target.value })}
                />
              </Field>
              <Button
                variant="quiet"
                className="w-11 px-0"
                aria-label={t('removeItem', { label: pick.label })}
                icon={<XIcon />}
                onClick={() => toggle(pick)}
              />
            </div>
          ))}
          <TextareaField name="message" label={t('message')} help={t('messageHelp')} maxLength={2000} />
          <FormError />
          <SubmitButton>{t('send')}</SubmitButton>
        </ActionForm>
      )}
    </Dialog>
  )
}
