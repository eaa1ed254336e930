'use client'

import { useTranslations } from 'next-intl'
import { useFormContext } from 'react-hook-form'
import { z } from 'zod'
import { CheckboxesField } from '@/components/form/choice-field'
import { TextareaField } from '@/components/form/text-field'
import { XIcon } from '@/components/ui/icons'
import { rejectSchema } from '@/lib/licensing/review/schema'
import { rejectAction } from '../actions'
import { useDesk } from '../desk/case-desk'
import { appendText } from '../desk/insert-text'
import { ReplyPicker } from '../desk/reply-picker'
import { MoveDialog } from './move-dialog'

const schema = rejectSchema
  .pick({ reason: true })
  .extend({ reason_codes: z.array(z.string()).min(1, 'chooseOne').max(10) })

interface RejectDialogProps {
  move: { application_id: string; transaction_id: string; stage_id: string }
}

/** Ends the application, with reasons that can be counted and the words that the applicant reads. */
export function RejectDialog({ move }: RejectDialogProps) {
  const t = useTranslations('review.case')
  return (
    <MoveDialog
      hotkey="x"
      icon={<XIcon />}
      verb={t('reject')}
      title={t('rejectTitle')}
      text={t('rejectText')}
      settle="danger"
      schema={schema}
      defaultValues={{ reason: '', reason_codes: [] }}
      send={(input) => rejectAction({ ...move, ...input })}
      isLast
    >
      <Reasons />
      <TextareaField
        name="reason"
        label={t('rejectMessage')}
        help={t('readByApplicant')}
        rows={5}
        maxLength={2000}
      />
      <ReplyPicker name="reason" />
    </MoveDialog>
  )
}

function Reasons() {
  const t = useTranslations('review.case')
  const { wording } = useDesk()
  const { getValues } = useFormContext()
  const reasons = wording.reasons.filter((reason) => reason.kind === 'reject')
  // A reason that is chosen brings the words proposed for it; they stay editable.
  const prefill = (event: React.ChangeEvent<HTMLElement>) => {
    const box = event.target as HTMLInputElement
    if (box.type !== 'checkbox' || !box.checked) return
    const reason = reasons.find((one) => one.key === box.value)
    const field = box.form?.querySelector<HTMLTextAreaElement>('textarea[name="reason"]')
    if (reason && field && !String(getValues('reason')).includes(reason.text)) appendText(field, reason.text)
  }
  return (
    <div onChange={prefill}>
      <CheckboxesField
        name="reason_codes"
        label={t('reasonsFor.reject')}
        options={reasons.map((reason) => ({ value: reason.key, label: reason.name }))}
      />
    </div>
  )
}
