'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { FormError } from '@/components/form/form-error'
import { SubmitButton } from '@/components/form/submit-button'
import { TextareaField } from '@/components/form/text-field'
import { useActionForm } from '@/components/form/use-action-form'
import { Dialog } from '@/components/ui/dialog'
import { CalendarDaysIcon } from '@/components/ui/icons'
import { Notice } from '@/components/ui/notice'
import { newId } from '@/lib/ids'
import { proposeSchema } from '@/lib/licensing/visits/schema'
import type { SlotInput } from '@/lib/licensing/visits/slots'
import { ZONES } from '@/lib/time'
import { proposeAction } from './actions'
import type { PickerData } from './picker-days'
import { SlotPicker } from './slot-picker'

const schema = proposeSchema.pick({ message: true })

interface ProposeDialogProps {
  application_id: string
  stage_id: string
  data: PickerData
  /** Times were offered before. */
  isAgain: boolean
  /** A time is agreed: giving it up needs a reason. */
  isAgreed: boolean
}

/** Offers times for a visit to the applicant. */
export function ProposeDialog({ application_id, stage_id, data, isAgain, isAgreed }: ProposeDialogProps) {
  const t = useTranslations('visits')
  const general = useTranslations('validation')
  const dialog = useRef<HTMLDialogElement>(null)
  const [transaction_id, setTransaction] = useState(() => newId())
  const [slots, setSlots] = useState<SlotInput[]>([])
  const form = useActionForm({
    schema,
    namespace: 'visits',
    defaultValues: { message: '' },
    action: async ({ message }) =>
      slots.length === 0
        ? { ok: false, reason: 'slotsMissing' }
        : proposeAction({ application_id, stage_id, transaction_id, slots, message: message ?? '' }),
    onSuccess: () => {
      dialog.current?.close()
      setSlots([])
      setTransaction(newId())
    },
  })
  return (
    <Dialog
      dialogRef={dialog}
      trigger={t(isAgain ? 'propose.triggerAgain' : 'propose.trigger')}
      triggerVariant={isAgain ? 'secondary' : 'primary'}
      triggerIcon={<CalendarDaysIcon />}
      title={t('propose.title')}
      closeLabel={general('form.close')}
    >
      <ActionForm form={form} className="grid gap-4">
        <p>
          {t('propose.lead')} {t('propose.zone', { zone: ZONES[data.zone] })}
        </p>
        {data.missing_years.length > 0 && (
          <Notice tone="warning">{t('propose.missingYear', { years: data.missing_years.join(', ') })}</Notice>
        )}
        <SlotPicker data={data} slots={slots} onChange={setSlots} />
        <TextareaField
          name="message"
          label={t(isAgreed ? 'propose.reasonMessage' : 'propose.message')}
          optional={!isAgreed}
          maxLength={1000}
          rows={2}
        />
        <FormError />
        <SubmitButton>{t('propose.submit', { count: slots.length })}</SubmitButton>
      </ActionForm>
    </Dialog>
  )
}
