'use client'

import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { FormError } from '@/components/form/form-error'
import { SubmitButton } from '@/components/form/submit-button'
import { DateField, TextareaField, TextField } from '@/components/form/text-field'
import { useActionForm } from '@/components/form/use-action-form'
import { KeyHint } from '@/components/review/key-hint'
import { Dialog } from '@/components/ui/dialog'
import { CheckIcon, StampIcon } from '@/components/ui/icons'
import { Notice } from '@/components/ui/notice'
import { approveSchema } from '@/lib/licensing/review/schema'
import { approveAction } from '../actions'
import { useDesk } from '../desk/case-desk'
import type { DecisionStage } from './decisions'

const schema = approveSchema.pick({ note: true, license_number: true, issued_on: true })

interface ApproveDialogProps {
  stage: DecisionStage
  move: { application_id: string; transaction_id: string; stage_id: string }
  checked: string[]
}

/** Approves the stage; at the last one it issues the licence, with the authority's number where there is one. */
export function ApproveDialog({ stage, move, checked }: ApproveDialogProps) {
  const t = useTranslations('review.case')
  const general = useTranslations('validation')
  const dialog = useRef<HTMLDialogElement>(null)
  const { finish, watch } = useDesk()
  const unchecked = stage.checklist.filter((item) => !checked.includes(item.key)).length
  const form = useActionForm({
    schema,
    namespace: 'review',
    defaultValues: { note: '', license_number: '', issued_on: '' },
    action: (input) => watch(approveAction({ ...move, ...input, checked })),
    onSuccess: () => {
      dialog.current?.close()
      finish()
    },
  })
  const asksNumber = stage.next === null && stage.number !== null
  const verb = stage.next === null ? t('approveLast') : t('approve')
  return (
    <Dialog
      dialogRef={dialog}
      trigger={
        <>
          {verb} <KeyHint>a</KeyHint>
        </>
      }
      triggerVariant="primary"
      triggerIcon={stage.next === null ? <StampIcon /> : <CheckIcon />}
      title={stage.next === null ? t('approveLast') : t('approveTitle', { stage: stage.name })}
      closeLabel={general('form.close')}
    >
      <ActionForm form={form} className="grid gap-4">
        <p>{stage.next === null ? t('approveLastText') : t('approveText', { next: stage.next })}</p>
        {stage.next === null &&
          (stage.number ? (
            <>
              <TextField
                name="license_number"
                label={t('licenseNumber')}
                help={
                  <>
                    {stage.number.help} {t('example', { example: stage.number.example })}
                  </>
                }
                autoComplete="off"
              />
              <DateField name="issued_on" label={t('issuedOn')} help={t('issuedOnHelp')} optional />
            </>
          ) : (
            <p className="text-ink-soft">{t('ourNumber')}</p>
          ))}
        {unchecked > 0 && <Notice tone="warning">{t('unchecked', { count: unchecked })}</Notice>}
        <TextareaField
          name="note"
          label={t('note')}
          help={t('noteHelp')}
          optional={unchecked === 0}
          maxLength={2000}
        />
        <FormError />
        <SubmitButton data-settles={unchecked === 0 && !asksNumber ? '' : undefined}>{verb}</SubmitButton>
      </ActionForm>
    </Dialog>
  )
}
