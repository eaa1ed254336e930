'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { FormError } from '@/components/form/form-error'
import { SubmitButton } from '@/components/form/submit-button'
import { TextareaField, TextField } from '@/components/form/text-field'
import { useActionForm } from '@/components/form/use-action-form'
import { Dialog } from '@/components/ui/dialog'
import { PencilIcon, PlusIcon } from '@/components/ui/icons'
import { newId } from '@/lib/ids'
import { PLACEHOLDERS, unknownPlaceholders } from '@/lib/licensing/wording/placeholders'
import type { Reply } from '@/lib/licensing/wording/queries'
import { saveReplySchema } from '@/lib/licensing/wording/schema'
import { saveReplyAction } from './actions'

const schema = saveReplySchema.pick({ title: true, body: true })

/** A reply of one's own or of everybody's, with what is filled in when it is used. */
export function ReplyDialog({ isShared, reply }: { isShared: boolean; reply?: Reply }) {
  const t = useTranslations('review.wording')
  const general = useTranslations('validation')
  const dialog = useRef<HTMLDialogElement>(null)
  const [freshId, setFreshId] = useState(() => newId())
  const form = useActionForm({
    schema,
    namespace: 'review',
    defaultValues: { title: reply?.title ?? '', body: reply?.body ?? '' },
    clearOnSuccess: reply === undefined,
    action: (input) => saveReplyAction({ id: reply?.id ?? freshId, is_shared: isShared, ...input }),
    onSuccess: () => {
      setFreshId(newId())
      dialog.current?.close()
    },
  })
  const unknown = unknownPlaceholders(form.watch('body') ?? '')
  return (
    <Dialog
      dialogRef={dialog}
      trigger={reply ? '' : t('addReply')}
      triggerSize="sm"
      triggerVariant={reply ? 'quiet' : 'secondary'}
      triggerIcon={reply ? <PencilIcon size={16} /> : <PlusIcon size={16} />}
      triggerLabel={reply && t('edit', { name: reply.title })}
      title={reply ? t('editReply') : t('addReply')}
      closeLabel={general('form.close')}
    >
      <ActionForm form={form} className="grid gap-4">
        <TextField name="title" label={t('replyTitle')} maxLength={100} />
        <TextareaField
          name="body"
          label={t('replyBody')}
          help={t('placeholders', { list: PLACEHOLDERS.map((name) => `{${name}}`).join(' ') })}
          rows={5}
          maxLength={2000}
        />
        {unknown.length > 0 && (
          <p role="status" className="font-medium text-warning">
            {t('unknown', { list: unknown.map((name) => `{${name}}`).join(' ') })}
          </p>
        )}
        <FormError />
        <SubmitButton>{t('save')}</SubmitButton>
      </ActionForm>
    </Dialog>
  )
}
