'use client'

import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { FormError } from '@/components/form/form-error'
import { SubmitButton } from '@/components/form/submit-button'
import { DateField, SelectField, TextField } from '@/components/form/text-field'
import { useActionForm } from '@/components/form/use-action-form'
import { Dialog } from '@/components/ui/dialog'
import { PencilIcon, PlusIcon } from '@/components/ui/icons'
import { HOLIDAY_KINDS, holidayChangeSchema } from '@/lib/reference/holidays-schema'
import type { Holiday } from '@/lib/reference/queries'
import { saveHolidayAction } from './actions'

interface HolidayDialogProps {
  year: number
  /** Absent for a new one. */
  holiday?: Holiday
}

/** Adds a day off or changes one. */
export function HolidayDialog({ year, holiday }: HolidayDialogProps) {
  const t = useTranslations('admin.calendar')
  const general = useTranslations('validation')
  const dialog = useRef<HTMLDialogElement>(null)
  const form = useActionForm({
    schema: holidayChangeSchema.partial({ day: true }),
    action: saveHolidayAction,
    defaultValues: {
      day: holiday?.holiday_on,
      holiday_on: holiday?.holiday_on ?? '',
      name_id: holiday?.name_id ?? '',
      name_en: holiday?.name_en ?? '',
      kind: holiday?.kind ?? 'national',
      source: holiday?.source ?? '',
    },
    namespace: 'admin',
    clearOnSuccess: !holiday,
    onSuccess: () => dialog.current?.close(),
  })
  return (
    <Dialog
      dialogRef={dialog}
      trigger={holiday ? '' : t('add')}
      triggerVariant={holiday ? 'quiet' : 'primary'}
      triggerSize="sm"
      triggerIcon={holiday ? <PencilIcon size={18} /> : <PlusIcon size={18} />}
      triggerLabel={holiday && t('edit', { name: holiday.name_id })}
      title={t(holiday ? 'editTitle' : 'addTitle')}
      closeLabel={general('form.close')}
    >
      <ActionForm form={form}>
        <DateField
          name="holiday_on"
          label={t('day')}
          min={holiday ? undefined : `${year}-01-01`}
          max={holiday ? undefined : `${year}-12-31`}
          className="max-w-52"
        />
        <TextField name="name_id" label={t('nameId')} autoComplete="off" />
        <TextField name="name_en" label={t('nameEn')} autoComplete="off" />
        <SelectField
          name="kind"
          label={t('kindLabel')}
          options={HOLIDAY_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        />
        <TextField name="source" label={t('source')} help={t('sourceHelp')} optional autoComplete="off" />
        <FormError />
        <div>
          <SubmitButton>{t('save')}</SubmitButton>
        </div>
      </ActionForm>
    </Dialog>
  )
}
