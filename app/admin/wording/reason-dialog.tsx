'use client'

import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { FormError } from '@/components/form/form-error'
import { SubmitButton } from '@/components/form/submit-button'
import { TextareaField, TextField } from '@/components/form/text-field'
import { useActionForm } from '@/components/form/use-action-form'
import { Dialog } from '@/components/ui/dialog'
import { PencilIcon, PlusIcon } from '@/components/ui/icons'
import type { Reason } from '@/lib/licensing/wording/queries'
import { addReasonSchema, type ReasonKind } from '@/lib/licensing/wording/schema'
import { addReasonAction, editReasonAction } from './actions'

const EMPTY = { name_id: '', name_en: '', text_id: '', text_en: '' }

/** A new reason of a kind, or other words for one that is there: its key stays. */
export function ReasonDialog({ kind, reason }: { kind: ReasonKind; reason?: Reason }) {
  const t = useTranslations('review.wording')
  const general = useTranslations('validation')
  const dialog = useRef<HTMLDialogElement>(null)
  const words = reason
    ? { name_id: reason.name_id, name_en: reason.name_en, text_id: reason.text_id, text_en: reason.text_en }
    : EMPTY
  const form = useActionForm({
    schema: addReasonSchema,
    namespace: 'review',
    defaultValues: { key: reason?.key ?? '', kind, ...words },
    clearOnSuccess: reason === undefined,
    action: ({ kind: _kind, ...input }) =>
      reason ? editReasonAction(input) : addReasonAction({ ...input, kind }),
    onSuccess: () => dialog.current?.close(),
  })
  return (
    <Dialog
      dialogRef={dialog}
      trigger={reason ? '' : t('addReason')}
      triggerSize="sm"
      triggerVariant={reason ? 'quiet' : 'secondary'}
      triggerIcon={reason ? <PencilIcon size={16} /> : <PlusIcon size={16} />}
      triggerLabel={reason && t('edit', { name: reason.name_id })}
      title={reason ? t('editReason') : t('addReason')}
      closeLabel={general('form.close')}
    >
      <ActionForm form={form} className="grid gap-4">
        {!reason && (
          <TextField name="key" label={t('key')} help={t('keyHelp')} autoComplete="off" maxLength={40} />
        )}
        <TextField name="name_id" label={t('nameId')} maxLength={100} />
        <TextField name="name_en" label={t('nameEn')} maxLength={100} />
        <TextareaField name="text_id" label={t('textId')} help={t('textHelp')} optional maxLength={1000} />
        <TextareaField name="text_en" label={t('textEn')} optional maxLength={1000} />
        <FormError />
        <SubmitButton>{t('save')}</SubmitButton>
      </ActionForm>
    </Dialog>
  )
}
