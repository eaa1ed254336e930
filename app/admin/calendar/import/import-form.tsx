'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { CheckboxField } from '@/components/form/choice-field'
import { FileTextField } from '@/components/form/file-text-field'
import { FormError } from '@/components/form/form-error'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { useActionForm } from '@/components/form/use-action-form'
import { Card } from '@/components/ui/card'
import { holidayImportSchema, LARGEST_HOLIDAY_FILE } from '@/lib/reference/holidays-schema'
import { type CalendarPreview, previewHolidaysAction } from './actions'
import { ImportDifference } from './import-difference'
import { ImportProblems } from './import-problems'

type Shown = {
  input: { year: number; text: string; source: string; replace: boolean }
  preview: CalendarPreview
}

const EXAMPLE = `tanggal,nama,nama_inggris,jenis
01/01/2027,Tahun Baru 2027 Masehi,New Year's Day,nasional
06/02/2027,Tahun Baru Imlek 2578,Chinese New Year,nasional`

/** Two steps: the file of a year is read and compared, then applied. */
export function ImportForm({ year }: { year: number }) {
  const t = useTranslations('admin.calendar.import')
  const [shown, setShown] = useState<Shown>()
  const form = useActionForm({
    schema: holidayImportSchema,
    action: previewHolidaysAction,
    defaultValues: { year: String(year), text: '', source: '', replace: true },
    namespace: 'admin',
    onSuccess: (preview, input) => setShown({ preview, input: { ...input, year: Number(input.year) } }),
    onFailure: () => setShown(undefined),
  })
  return (
    <div className="grid max-w-5xl gap-5">
      <Card title={t('step1')}>
        <ActionForm form={form}>
          <TextField name="year" label={t('year')} inputMode="numeric" className="max-w-32" />
          <FileTextField
            name="text"
            label={t('file')}
            help={t('help')}
            accept=".json,.csv,application/json,text/csv"
            maxBytes={LARGEST_HOLIDAY_FILE}
            choose={t('choose')}
            placeholder={EXAMPLE}
          />
          <TextField name="source" label={t('source')} help={t('sourceHelp')} optional autoComplete="off" />
          <CheckboxField name="replace" label={t('replace')} help={t('replaceHelp')} framed />
          <FormError />
          <div>
            <SubmitButton>{t('compare')}</SubmitButton>
          </div>
        </ActionForm>
      </Card>
      {shown?.preview.kind === 'problems' && <ImportProblems problems={shown.preview.problems} />}
      {shown?.preview.kind === 'differences' && (
        <ImportDifference key={shown.preview.seen} input={shown.input} preview={shown.preview} />
      )}
    </div>
  )
}
