'use client'

import { useEffect, useMemo, useRef, useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import type { ActionResult } from '@/lib/action-result'
import type { DocumentSummary } from '@/lib/documents/schema'
import type { Answers } from '@/lib/licensing/applications/answer-values'
import { readDraft } from '@/lib/licensing/applications/drafts'
import type { Attachments } from '@/lib/licensing/applications/schema'
import { missingDocuments, visibleDocuments, visibleFields } from '@/lib/licensing/definitions/visibility'
import { type FormPart, type FormValues, toFormValues } from './form-values'
import { useAutosave } from './use-autosave'

export type AttachedByKey = Record<string, DocumentSummary[]>
export type Content = { answers: Answers; documents: Attachments }

interface Options {
  form: FormPart
  version: number
  answers: Answers
  attached: AttachedByKey
  save: (input: Content & { version: number }) => Promise<ActionResult<{ version: number }>>
}

/** Answers and documents of one application in the browser: controls, what is asked given them, errors, autosave. */
export function useApplicationForm({ form: parts, version, answers: begun, attached: first, save }: Options) {
  const fields = useMemo(() => parts.sections.flatMap((section) => section.fields), [parts])
  const form = useForm<FormValues>({ defaultValues: toFormValues(fields, begun) })
  const [attached, setAttached] = useState(first)
  const [documentErrors, setDocumentErrors] = useState<Record<string, string>>({})
  const files = useRef(first)
  const read = (): Content => ({
    answers: readDraft(parts, form.getValues()),
    documents: Object.fromEntries(
      Object.entries(files.current).map(([key, list]) => [key, list.map((document) => document.id)]),
    ),
  })
  const autosave = useAutosave({ version, read, save })
  const { schedule } = autosave

  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ name }) => {
          if (name) form.clearErrors(name)
          schedule()
        },
      }),
    [form, schedule],
  )

  const values = useWatch({ control: form.control })
  const answers = useMemo(() => readDraft(parts, values), [parts, values])
  const attach = (key: string, documents: DocumentSummary[]) => {
    files.current = { ...files.current, [key]: documents }
    setAttached(files.current)
    setDocumentErrors(({ [key]: _, ...others }) => others)
    schedule(0)
  }
  /** Errors as the server names them: `field`, `group.0.field`, `documents.key`. */
  const showErrors = (errors: Record<string, string>) => {
    form.clearErrors()
    const documents: Record<string, string> = {}
    for (const [path, message] of Object.entries(errors)) {
      if (path.startsWith('documents.')) documents[path.slice('documents.'.length)] = message
      else form.setError(path, { type: 'check', message })
    }
    setDocumentErrors(documents)
  }
  /** Everything that is still wrong. The rules come when they are first needed: they are the larger part of the script. */
  const check = async (): Promise<Record<string, string>> => {
    const { checkAnswers } = await import('@/lib/licensing/applications/answers')
    const now = readDraft(parts, form.getValues())
    const checked = checkAnswers(parts, now)
    const has = new Set(Object.keys(files.current).filter((key) => (files.current[key]?.length ?? 0) > 0))
    const missing = missingDocuments(parts, now, has)
    return {
      ...(!checked.ok && checked.fieldErrors),
      ...Object.fromEntries(missing.map((document) => [`documents.${document.key}`, 'required'])),
    }
  }

  return {
    form,
    answers,
    attached,
    documentErrors,
    attach,
    showErrors,
    check,
    autosave,
    read,
    asked: new Set(visibleFields(parts, answers).map((field) => field.key)),
    askedDocuments: visibleDocuments(parts, answers),
  }
}

export type ApplicationForm = ReturnType<typeof useApplicationForm>
