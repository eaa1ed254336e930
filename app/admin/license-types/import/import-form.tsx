'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { FileTextField } from '@/components/form/file-text-field'
import { FormError } from '@/components/form/form-error'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { useActionForm } from '@/components/form/use-action-form'
import { Card } from '@/components/ui/card'
import { transferSchema } from '@/lib/licensing/definitions/versions/schema'
import { type ImportPreview, previewImportAction } from './actions'
import { ImportResult } from './import-result'

/** The same limit as the server's, so that a large file is not read at all. */
const LARGEST = 400_000

/** Two steps: a file is read and compared, then taken as a draft. */
export function ImportForm() {
  const t = useTranslations('definitionEditor.import')
  const [shown, setShown] = useState<{ text: string; code: string; preview: ImportPreview; count: number }>()
  const form = useActionForm({
    schema: transferSchema,
    action: previewImportAction,
    defaultValues: { text: '', code: '' },
    namespace: 'definitionEditor',
    onSuccess: (preview, input) =>
      setShown((before) => ({ ...input, preview, count: (before?.count ?? 0) + 1 })),
    onFailure: () => setShown(undefined),
  })
  return (
    <div className="grid max-w-5xl grid-cols-1 gap-5">
      <Card title={t('step1')}>
        <ActionForm form={form}>
          <FileTextField
            name="text"
            label={t('file')}
            help={t('fileHelp')}
            accept=".json,application/json"
            maxBytes={LARGEST}
            choose={t('choose')}
          />
          <TextField name="code" label={t('code')} help={t('codeHelp')} optional autoComplete="off" />
          <FormError />
          <div>
            <SubmitButton>{t('compare')}</SubmitButton>
          </div>
        </ActionForm>
      </Card>
      {shown && <ImportResult key={shown.count} {...shown} />}
    </div>
  )
}
