'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { RadioField } from '@/components/form/choice-field'
import { FormError } from '@/components/form/form-error'
import { SubmitButton } from '@/components/form/submit-button'
import { TextareaField } from '@/components/form/text-field'
import { useActionForm } from '@/components/form/use-action-form'
import { newId } from '@/lib/ids'
import { chooseSchema } from '@/lib/licensing/visits/schema'
import { chooseAction } from './actions'

const schema = chooseSchema.pick({ slot_id: true, address_note: true })

interface ChooseFormProps {
  company: string
  visit_id: string
  slots: { id: string; label: string }[]
  address: string
  address_note: string
}

/** One of the times offered, and how to find the place. */
export function ChooseForm({ company, visit_id, slots, address, address_note }: ChooseFormProps) {
  const t = useTranslations('visits.owner')
  const [transaction_id] = useState(() => newId())
  const form = useActionForm({
    schema,
    namespace: 'visits',
    defaultValues: { slot_id: '', address_note },
    action: (input) => chooseAction({ ...input, company, visit_id, transaction_id }),
  })
  return (
    <ActionForm form={form} className="grid gap-5">
      <RadioField
        name="slot_id"
        label={t('slots')}
        options={slots.map(({ id, label }) => ({ value: id, label }))}
      />
      <div>
        <p className="font-semibold">{t('place')}</p>
        <p className="break-words">{address}</p>
      </div>
      <TextareaField name="address_note" label={t('addressNote')} optional maxLength={500} rows={2} />
      <FormError />
      <SubmitButton size="lg">{t('choose')}</SubmitButton>
    </ActionForm>
  )
}
