'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { FileTextField } from '@/components/form/file-text-field'
import { FormError } from '@/components/form/form-error'
import { SubmitButton } from '@/components/form/submit-button'
import { useActionForm } from '@/components/form/use-action-form'
import { Card } from '@/components/ui/card'
import { LARGEST_SETTINGS_FILE, settingsImportSchema } from '@/lib/config/schema'
import { type ImportPreview, previewImportAction } from './actions'
import { ImportDifference } from './import-difference'

/** Two steps: a file is read and compared, then applied. */
export function ImportForm() {
  const t = useTranslations('settings')
  const [shown, setShown] = useState<{ text: string; preview: ImportPreview }>()
  const form = useActionForm({
    schema: settingsImportSchema,
    action: previewImportAction,
    defaultValues: { text: '' },
    namespace: 'settings',
    onSuccess: (preview, { text }) => setShown({ text, preview }),
    onFailure: () => setShown(undefined),
  })
  return (
    <div className="grid max-w-5xl gap-5">
      <Card title={t('import.step1')}>
        <ActionForm form={form}>
          <FileTextField
            name="text"
            label={t('import.file')}
            help={t('import.help')}
            accept=".json,application/json"
            maxBytes={LARGEST_SETTINGS_FILE}
            choose={t('import.choose')}
          />
          <FormError />
          <div>
            <SubmitButton>{t('import.compare')}</SubmitButton>
          </div>
        </ActionForm>
      </Card>
      {shown && (
        <ImportDifference key={shown.preview.seen} {...shown} onDone={() => form.reset({ text: '' })} />
      )}
    </div>
  )
}
