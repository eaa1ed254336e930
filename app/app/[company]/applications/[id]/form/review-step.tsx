'use client'

import { useLocale, useTranslations } from 'next-intl'
import { AnswerList } from '@/components/licensing/answer-list'
import { Button } from '@/components/ui/button'
import { CircleAlertIcon } from '@/components/ui/icons'
import { Notice } from '@/components/ui/notice'
import { say } from '@/lib/licensing/definitions/texts'
import { requirementsOf } from '@/lib/licensing/definitions/visibility'
import type { FormPart } from './form-values'
import type { ApplicationForm } from './use-application-form'

interface ReviewStepProps {
  form: FormPart
  application: ApplicationForm
  errors: Record<string, string>
  failure: string | undefined
  /** What sending costs, in words. */
  fee?: React.ReactNode
  /** Opens the step of a path and goes to its field. */
  onOpen: (path: string) => void
}

/** Everything once more before it is sent: what is missing first, each a way to its field. */
export function ReviewStep({ form, application, errors, failure, fee, onOpen }: ReviewStepProps) {
  const t = useTranslations('licensing')
  const locale = useLocale()
  const { answers, attached, askedDocuments } = application
  const paths = Object.keys(errors)
  return (
    <>
      {failure && (
        <Notice tone="danger" live="alert">
          {failure}
        </Notice>
      )}
      {paths.length > 0 ? (
        <Notice tone="warning" live="status" title={t('form.missing', { count: paths.length })}>
          <ul className="mt-2 grid gap-1">
            {paths.map((path) => (
              <li key={path}>
                <button
                  type="button"
                  onClick={() => onOpen(path)}
                  className="flex min-h-11 items-center gap-2 rounded-sm text-start font-medium text-link underline decoration-primary-line decoration-2 underline-offset-4"
                >
                  <CircleAlertIcon size={18} />
                  {labelOf(form, path, locale)}
                </button>
              </li>
            ))}
          </ul>
        </Notice>
      ) : (
        <p className="-mt-3 text-ink-soft">{t('form.complete')}</p>
      )}
      {form.sections.map((section) => {
        // Files stand with the documents below, wherever they were asked for.
        const fields = section.fields.filter(
          (field) => field.type !== 'file' && application.asked.has(field.key),
        )
        const first = fields[0]
        return (
          first && (
            <section key={section.key} className="rounded-lg border border-line bg-card p-5 shadow-soft">
              <div className="mb-2 flex items-center justify-between gap-3">
                <h3 className="text-lg font-bold">{say(section.title, locale)}</h3>
                <Button
                  variant="secondary"
                  aria-label={t('form.editOf', { section: say(section.title, locale) })}
                  onClick={() => onOpen(first.key)}
                >
                  {t('form.edit')}
                </Button>
              </div>
              <AnswerList fields={fields} answers={answers} />
            </section>
          )
        )
      })}
      {askedDocuments.length > 0 && (
        <section className="rounded-lg border border-line bg-card p-5 shadow-soft">
          <h3 className="mb-2 text-lg font-bold">{t('form.documents')}</h3>
          <ul className="divide-y divide-line">
            {askedDocuments.map((document) => (
              <li key={document.key} className="py-3">
                <p className="text-ink-soft">{say(document.label, locale)}</p>
                <p className="font-medium break-words">
                  {attached[document.key]?.map((file) => file.file_name).join(', ') || '–'}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {fee}
      <p className="text-ink-soft">{t('form.afterSending')}</p>
    </>
  )
}

function labelOf(form: FormPart, path: string, locale: string): string {
  const [key = '', inner = '', leaf = ''] = path.split('.')
  if (key === 'documents') {
    const document = requirementsOf(form).find((one) => one.key === inner)
    return document ? say(document.label, locale) : inner
  }
  const field = form.sections.flatMap((section) => section.fields).find((one) => one.key === key)
  if (!field) return key
  if (field.type !== 'group' || inner === '') return say(field.label, locale)
  const part = field.fields.find((one) => one.key === leaf)
  return `${say(field.item, locale)} ${Number(inner) + 1}${part ? `: ${say(part.label, locale)}` : ''}`
}
