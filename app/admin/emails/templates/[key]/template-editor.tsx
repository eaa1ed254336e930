'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { MailFrame } from '@/components/email/mail-frame'
import { ActionButton } from '@/components/form/action-button'
import { ActionForm } from '@/components/form/action-form'
import { FormError } from '@/components/form/form-error'
import { FormSaved } from '@/components/form/form-saved'
import { SubmitButton } from '@/components/form/submit-button'
import { TextareaField, TextField } from '@/components/form/text-field'
import { useActionForm } from '@/components/form/use-action-form'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EyeIcon, SendIcon } from '@/components/ui/icons'
import { Notice } from '@/components/ui/notice'
import { type TemplateInput, templateSchema } from '@/lib/email/schema'
import { previewTexts, saveTexts, sendTest } from './actions'

type Preview = { subject: string; html: string; text: string }

type EditorProps = {
  texts: TemplateInput
  variables: string[]
  preview: Preview
  editable: boolean
}

/** The texts at the left, the mail they make at the right. */
export function TemplateEditor({ texts, variables, preview, editable }: EditorProps) {
  const t = useTranslations('email')
  const [shown, setShown] = useState(preview)
  const [sentTo, setSentTo] = useState<string>()
  const form = useActionForm({
    schema: templateSchema,
    action: saveTexts,
    defaultValues: texts,
    namespace: 'email',
    warnUnsaved: true,
  })
  // With the form's own check, so that a preview shows the same errors at the same fields as saving would.
  const showPreview = form.handleSubmit(async (input) => {
    const outcome = await previewTexts(input)
    if (outcome.ok) setShown(outcome.data)
  })
  return (
    <div className="mt-4 grid gap-4 xl:grid-cols-2">
      <Card title={t('templates.texts')}>
        <ActionForm form={form}>
          <TextField name="subject" label={t('templates.subject')} />
          <TextField name="heading" label={t('templates.heading')} />
          <TextareaField name="body" label={t('templates.body')} help={t('templates.bodyHelp')} rows={9} />
          <TextField name="action_label" label={t('templates.actionLabel')} />
          <p className="text-ink-soft">
            {t('templates.variables')}{' '}
            {variables.map((name) => (
              <code
                key={name}
                className="mr-2 inline-block rounded-sm bg-sunken px-1.5"
              >{`{{${name}}}`}</code>
            ))}
          </p>
          <FormError />
          <div className="flex flex-wrap gap-3">
            {editable && <SubmitButton>{t('templates.save')}</SubmitButton>}
            <Button variant="secondary" icon={<EyeIcon />} onClick={showPreview}>
              {t('templates.preview')}
            </Button>
            {editable && (
              <ActionButton<{ email: string }>
                variant="quiet"
                icon={<SendIcon />}
                action={sendTest.bind(null, { key: texts.key, locale: texts.locale })}
                namespace="email"
                onDone={(data) => setSentTo(data.email)}
              >
                {t('templates.test')}
              </ActionButton>
            )}
          </div>
          <FormSaved />
          {sentTo && (
            <Notice tone="success" live="status">
              {t('templates.testSent', { email: sentTo })}
            </Notice>
          )}
        </ActionForm>
      </Card>
      <Card title={t('templates.previewTitle')} lead={t('templates.previewLead')}>
        <p className="mb-3 font-bold">{shown.subject}</p>
        <MailFrame html={shown.html} title={t('templates.previewTitle')} />
        <details className="unfold mt-3">
          <summary className="min-h-11 cursor-pointer font-semibold text-link">
            {t('templates.plainText')}
          </summary>
          <pre className="overflow-x-auto whitespace-pre-wrap rounded-md bg-sunken p-4">{shown.text}</pre>
        </details>
      </Card>
    </div>
  )
}
