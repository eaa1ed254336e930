'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { FormError } from '@/components/form/form-error'
import { SubmitButton } from '@/components/form/submit-button'
import { SelectField, TextareaField } from '@/components/form/text-field'
import { useActionForm } from '@/components/form/use-action-form'
import { Dialog } from '@/components/ui/dialog'
import { FlagIcon, UserCheckIcon } from '@/components/ui/icons'
import { newId } from '@/lib/ids'
import { assignSchema, PRIORITIES, type Priority, prioritySchema } from '@/lib/licensing/review/schema'
import { assignAction, priorityAction } from '../actions'
import { useDesk } from '../desk/case-desk'

const toAssign = assignSchema.pick({ assignee_id: true })
const toPrioritise = prioritySchema.pick({ priority: true, reason: true })

interface AssignDialogProps {
  application_id: string
  reviewers: { id: string; name: string }[]
}

/** A supervisor gives the case to someone. */
export function AssignDialog({ application_id, reviewers }: AssignDialogProps) {
  const t = useTranslations('review.case')
  const general = useTranslations('validation')
  const dialog = useRef<HTMLDialogElement>(null)
  const { watch } = useDesk()
  const [transaction_id] = useState(() => newId())
  const form = useActionForm({
    schema: toAssign,
    namespace: 'review',
    defaultValues: { assignee_id: '' },
    action: (input) => watch(assignAction({ application_id, transaction_id, ...input })),
    onSuccess: () => dialog.current?.close(),
  })
  return (
    <Dialog
      dialogRef={dialog}
      trigger={t('assign')}
      triggerSize="sm"
      triggerIcon={<UserCheckIcon />}
      title={t('assign')}
      closeLabel={general('form.close')}
    >
      <ActionForm form={form} className="grid gap-4">
        <SelectField
          name="assignee_id"
          label={t('assignTo')}
          placeholder={general('form.choose')}
          options={reviewers.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <FormError />
        <SubmitButton>{t('assign')}</SubmitButton>
      </ActionForm>
    </Dialog>
  )
}

/** A supervisor moves the case up or down the queue, with the reason. */
export function PriorityDialog({ application_id, priority }: { application_id: string; priority: Priority }) {
  const t = useTranslations('review')
  const general = useTranslations('validation')
  const dialog = useRef<HTMLDialogElement>(null)
  const { watch } = useDesk()
  const [transaction_id] = useState(() => newId())
  const form = useActionForm({
    schema: toPrioritise,
    namespace: 'review',
    defaultValues: { priority, reason: '' },
    action: (input) => watch(priorityAction({ application_id, transaction_id, ...input })),
    onSuccess: () => dialog.current?.close(),
  })
  return (
    <Dialog
      dialogRef={dialog}
      trigger={t('case.setPriority')}
      triggerSize="sm"
      triggerIcon={<FlagIcon />}
      title={t('case.setPriority')}
      closeLabel={general('form.close')}
    >
      <ActionForm form={form} className="grid gap-4">
        <SelectField
          name="priority"
          label={t('priority.label')}
          options={PRIORITIES.map((one) => ({ value: one, label: t(`priority.${one}`) }))}
        />
        <TextareaField name="reason" label={t('case.priorityReason')} maxLength={500} />
        <FormError />
        <SubmitButton>{t('case.setPriority')}</SubmitButton>
      </ActionForm>
    </Dialog>
  )
}
