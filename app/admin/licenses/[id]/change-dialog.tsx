'use client'

import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { CheckboxField } from '@/components/form/choice-field'
import { FormError } from '@/components/form/form-error'
import { SubmitButton } from '@/components/form/submit-button'
import { DateField, SelectField, TextareaField, TextField } from '@/components/form/text-field'
import { useActionForm } from '@/components/form/use-action-form'
import { Dialog } from '@/components/ui/dialog'
import { BanIcon, PauseIcon, PlayIcon } from '@/components/ui/icons'
import { reinstateSchema, revokeSchema, suspendSchema } from '@/lib/licensing/licenses/schema'
import {
  REINSTATEMENT_REASONS,
  REVOCATION_REASONS,
  SUSPENSION_REASONS,
} from '@/lib/licensing/licenses/status'
import { reinstateAction, revokeAction, suspendAction } from './actions'

const MOVES = {
  suspend: {
    schema: suspendSchema,
    action: suspendAction,
    reasons: SUSPENSION_REASONS,
    icon: <PauseIcon size={18} />,
  },
  reinstate: {
    schema: reinstateSchema,
    action: reinstateAction,
    reasons: REINSTATEMENT_REASONS,
    icon: <PlayIcon size={18} />,
  },
  revoke: {
    schema: revokeSchema,
    action: revokeAction,
    reasons: REVOCATION_REASONS,
    icon: <BanIcon size={18} />,
  },
} as const

interface ChangeDialogProps {
  move: keyof typeof MOVES
  license_id: string
  /** One per intention: pressed twice, it happens once. */
  transaction_id: string
}

/** Suspends, reinstates or revokes a licence, with its reason, what the holder is told and what everyone may read. */
export function ChangeDialog({ move, ...intention }: ChangeDialogProps) {
  const t = useTranslations('licenses')
  const general = useTranslations('validation')
  const dialog = useRef<HTMLDialogElement>(null)
  const { schema, action, reasons, icon } = MOVES[move]
  const form = useActionForm<Record<string, unknown>, undefined>({
    schema,
    action: action as (input: Record<string, unknown>) => ReturnType<typeof suspendAction>,
    defaultValues: { ...intention, reason_code: '', comment: '', public_text: '', until_on: '', sure: false },
    namespace: 'licenses',
    onSuccess: () => dialog.current?.close(),
  })
  return (
    <Dialog
      trigger={t(`admin.${move}`)}
      triggerVariant={move === 'revoke' ? 'danger' : 'secondary'}
      triggerSize="sm"
      triggerIcon={icon}
      title={t(`admin.${move}Title`)}
      closeLabel={general('form.close')}
      dialogRef={dialog}
    >
      <ActionForm form={form}>
        <p>{t(`admin.${move}Text`)}</p>
        <SelectField
          name="reason_code"
          label={t('admin.reasonCode')}
          placeholder={t('admin.choose')}
          options={reasons.map((value) => ({ value, label: t(`reason.${value}`) }))}
        />
        {move === 'suspend' && (
          <DateField name="until_on" label={t('admin.untilOn')} help={t('admin.untilHelp')} optional />
        )}
        <TextareaField name="comment" label={t('admin.comment')} maxLength={1000} rows={3} />
        <TextField
          name="public_text"
          label={t('admin.publicText')}
          help={t('admin.publicHelp')}
          maxLength={300}
          optional
        />
        {move === 'revoke' && <CheckboxField name="sure" label={t('admin.sure')} framed />}
        <FormError />
        <SubmitButton variant={move === 'revoke' ? 'danger' : 'primary'}>{t(`admin.${move}`)}</SubmitButton>
      </ActionForm>
    </Dialog>
  )
}
