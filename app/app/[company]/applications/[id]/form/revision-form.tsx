'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormProvider } from 'react-hook-form'
import { failureSentence, thrownFailure } from '@/components/form/failure'
import { UntilReady } from '@/components/form/until-ready'
import { useUnsavedWarning } from '@/components/form/use-unsaved-warning'
import { dueDay } from '@/components/licensing/due'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { MessageSquareIcon, SendIcon } from '@/components/ui/icons'
import { Notice } from '@/components/ui/notice'
import { Textarea } from '@/components/ui/textarea'
import type { DocumentSummary } from '@/lib/documents/schema'
import type { Answers } from '@/lib/licensing/applications/answer-values'
import type { RevisionItem } from '@/lib/licensing/applications/revision-items'
import { revisionScope } from '@/lib/licensing/applications/revision-scope'
import type { Attachments } from '@/lib/licensing/applications/schema'
import type { Zone } from '@/lib/time'
import { answerRevisionAction, saveRevisionAction } from '../actions'
import { DocumentInput } from './document-input'
import { FieldInput } from './field-input'
import { type FormPart, jumpTo } from './form-values'
import { SaveStatus, SaveStopped } from './save-status'
import { useApplicationForm } from './use-application-form'

interface RevisionFormProps {
  company: string
  application_id: string
  revision: { id: string; version: number; message: string; items: RevisionItem[]; due_at: Date }
  form: FormPart
  answers: Answers
  documents: Attachments
  files: DocumentSummary[]
  library: DocumentSummary[]
  maxMb: number
  zone: Zone
  /** Names the intention to send: repeating it changes nothing. */
  transaction_id: string
}

/** What is to be put right, and nothing else: each with the reviewer's word, kept as one goes, then sent. */
export function RevisionForm(props: RevisionFormProps) {
  const { company, application_id, revision, form: parts } = props
  const t = useTranslations('licensing')
  const general = useTranslations('validation')
  const locale = useLocale()
  const application = useApplicationForm({
    form: parts,
    version: revision.version,
    answers: props.answers,
    attached: filesOf(props.documents, [...props.files, ...props.library]),
    save: (content) => saveRevisionAction({ company, application_id, revision_id: revision.id, ...content }),
  })
  const { autosave, asked, askedDocuments } = application
  const [pending, setPending] = useState(false)
  const [failure, setFailure] = useState<string>()
  const [comment, setComment] = useState('')
  useUnsavedWarning(autosave.state.kind === 'waiting', general('form.unsaved'))

  const scope = revisionScope(parts, revision.items)
  const fields = parts.sections
    .flatMap((section) => section.fields)
    .filter((field) => field.type !== 'file')
    .filter((field) => scope.fields.has(field.key) && asked.has(field.key))
  const documents = askedDocuments.filter((document) => scope.documents.has(document.key))
  const wordOn = (kind: RevisionItem['kind'], key: string) =>
    revision.items.find((item) => item.kind === kind && item.key === key)?.comment

  const submit = async () => {
    if (pending) return
    setPending(true)
    setFailure(undefined)
    const found = await application.check()
    application.showErrors(found)
    const first = Object.keys(found)[0]
    if (first || !(await autosave.flush())) {
      setPending(false)
      if (first) jumpTo(first)
      return
    }
    const outcome = await answerRevisionAction({
      company,
      application_id,
      revision_id: revision.id,
      transaction_id: props.transaction_id,
      version: autosave.version(),
      comment,
    }).catch(thrownFailure)
    if (outcome === 'leaving' || outcome.ok) return
    setPending(false)
    application.showErrors(outcome.fieldErrors ?? {})
    setFailure(failureSentence(outcome, t, general))
  }

  return (
    <FormProvider {...application.form}>
      <section className="rounded-lg border-2 border-warning-line bg-card p-5 shadow-soft sm:p-6">
        <h2 className="text-xl font-bold">
          {t('revision.title', { count: revision.items.length, day: dueDay(revision.due_at, locale) })}
        </h2>
        <blockquote className="mt-3 border-s-4 border-warning-line ps-4 whitespace-pre-line">
          {revision.message}
        </blockquote>
        <form
          noValidate
          method="post"
          className="mt-6 grid max-w-2xl grid-cols-1 gap-8"
          onBlur={() => autosave.schedule(300)}
          onSubmit={(event) => {
            event.preventDefault()
            void submit()
          }}
        >
          <UntilReady>
            {fields.map((field) => (
              <div key={field.key} className="grid gap-3">
                <Word text={wordOn('field', field.key)} />
                <FieldInput field={field} name={field.key} />
              </div>
            ))}
            {documents.map((requirement) => (
              <div key={requirement.key} className="grid gap-3">
                <Word text={wordOn('document', requirement.key)} />
                <DocumentInput
                  requirement={requirement}
                  company={company}
                  documents={application.attached[requirement.key] ?? []}
                  library={props.library}
                  maxMb={props.maxMb}
                  error={application.documentErrors[requirement.key]}
                  onChange={(list) => application.attach(requirement.key, list)}
                />
              </div>
            ))}
            <Field id="revision-comment" label={t('revision.comment')} hint={general('form.optional')}>
              <Textarea
                id="revision-comment"
                rows={3}
                maxLength={1000}
                value={comment}
                onChange={(event) => setComment(event.target.value)}
              />
            </Field>
            <SaveStopped state={autosave.state} />
            {failure && (
              <Notice tone="danger" live="alert">
                {failure}
              </Notice>
            )}
            <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
              <Button
                type="submit"
                size="lg"
                className="w-full sm:w-auto"
                pending={pending}
                iconEnd={<SendIcon />}
              >
                {t('revision.send')}
              </Button>
              <SaveStatus state={autosave.state} zone={props.zone} />
            </div>
          </UntilReady>
        </form>
      </section>
    </FormProvider>
  )
}

/** What the reviewer said of one thing. */
function Word({ text }: { text: string | undefined }) {
  const t = useTranslations('licensing.revision')
  if (!text) return null
  return (
    <p className="flex gap-3 rounded-md bg-warning-soft px-4 py-3 text-ink">
      <MessageSquareIcon className="mt-0.5 text-warning" />
      <span>
        <span className="sr-only">{t('reviewer')} </span>
        {text}
      </span>
    </p>
  )
}

function filesOf(documents: Attachments, known: DocumentSummary[]): Record<string, DocumentSummary[]> {
  const byId = new Map(known.map((document) => [document.id, document]))
  return Object.fromEntries(
    Object.entries(documents).map(([key, ids]) => [key, ids.flatMap((id) => byId.get(id) ?? [])]),
  )
}
