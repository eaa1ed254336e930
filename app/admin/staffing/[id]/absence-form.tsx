'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionButton } from '@/components/form/action-button'
import { ActionForm } from '@/components/form/action-form'
import { FormError } from '@/components/form/form-error'
import { SubmitButton } from '@/components/form/submit-button'
import { DateField, SelectField } from '@/components/form/text-field'
import { useActionForm } from '@/components/form/use-action-form'
import { Button } from '@/components/ui/button'
import { Divider } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { ABSENCE_KINDS, type AbsenceInput, absenceSchema } from '@/lib/staffing/schema'
import { enterAbsenceAction, previewAbsenceAction } from '../actions'

interface AbsenceFormProps {
  user_id: string
  today: string
  covers: { id: string; name: string }[]
}

type Preview = {
  input: AbsenceInput
  concerned: { open: number; due: number; waiting: number }
  isCoverAway: boolean
}

/** Enters an absence in two steps: first how many cases it concerns and where they go, then for good. */
export function AbsenceForm({ user_id, today, covers }: AbsenceFormProps) {
  const t = useTranslations('staffing')
  const [preview, setPreview] = useState<Preview>()
  const [isSaved, setSaved] = useState(false)
  const form = useActionForm({
    schema: absenceSchema,
    action: previewAbsenceAction,
    defaultValues: { user_id, starts_on: today, ends_on: today, kind: 'leave', cover_user_id: '' },
    namespace: 'staffing',
    onSuccess: ({ is_cover_away, ...concerned }, input) => {
      setSaved(false)
      setPreview({ input, concerned, isCoverAway: is_cover_away })
    },
  })
  const coverName = covers.find(({ id }) => id === preview?.input.cover_user_id)?.name
  return (
    <>
      <Divider />
      <h3 className="mb-4 text-base font-bold">{t('absences.add')}</h3>
      {preview ? (
        <Notice
          tone="warning"
          live="status"
          title={t('absences.concerned', preview.concerned)}
          actions={
            <>
              <ActionButton
                namespace="staffing"
                action={enterAbsenceAction.bind(null, preview.input)}
                onDone={() => {
                  setPreview(undefined)
                  setSaved(true)
                  form.reset()
                }}
              >
                {t('absences.confirm')}
              </ActionButton>
              <Button variant="secondary" onClick={() => setPreview(undefined)}>
                {t('absences.cancel')}
              </Button>
            </>
          }
        >
          <p>{coverName ? t('absences.goesTo', { name: coverName }) : t('absences.goesFree')}</p>
          {preview.isCoverAway && <p>{t('absences.coverAway', { name: coverName ?? '' })}</p>}
        </Notice>
      ) : (
        <ActionForm form={form}>
          <div className="grid gap-4 sm:grid-cols-2">
            <DateField name="starts_on" label={t('absences.from')} />
            <DateField name="ends_on" label={t('absences.until')} min={today} />
            <SelectField
              name="kind"
              label={t('absences.kindLabel')}
              options={ABSENCE_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
            />
            <SelectField
              name="cover_user_id"
              label={t('absences.cover')}
              help={t('absences.coverHelp')}
              options={[
                { value: '', label: t('absences.nobody') },
                ...covers.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          </div>
          <FormError />
          <div>
            <SubmitButton>{t('absences.check')}</SubmitButton>
          </div>
        </ActionForm>
      )}
      <p role="status" className="mt-3 font-semibold text-success empty:hidden">
        {isSaved && t('absences.saved')}
      </p>
    </>
  )
}
