'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { FormProvider } from 'react-hook-form'
import { failureSentence, thrownFailure } from '@/components/form/failure'
import { UntilReady } from '@/components/form/until-ready'
import { useUnsavedWarning } from '@/components/form/use-unsaved-warning'
import type { ActionResult } from '@/lib/action-result'
import type { DocumentSummary } from '@/lib/documents/schema'
import type { Answers } from '@/lib/licensing/applications/answer-values'
import { say } from '@/lib/licensing/definitions/texts'
import type { Zone } from '@/lib/time'
import { type FormPart, jumpTo } from './form-values'
import { ReviewStep } from './review-step'
import { SaveStatus, SaveStopped } from './save-status'
import { StepButtons, StepNav } from './step-nav'
import { DocumentsStep, SectionStep } from './steps'
import { type AttachedByKey, type Content, useApplicationForm } from './use-application-form'

export interface DraftFormProps {
  company: string
  version: number
  form: FormPart
  answers: Answers
  attached: AttachedByKey
  library: DocumentSummary[]
  maxMb: number
  zone: Zone
  save: (content: Content & { version: number }) => Promise<ActionResult<{ version: number }>>
  /** Sends what was kept last. A success leads elsewhere, or says so by itself. */
  send: (version: number, content: Content) => Promise<ActionResult<unknown>>
  /** Only tried out: files stay on the device. */
  trial?: boolean
  /** What sending costs, in words, above the button that sends. */
  fee?: React.ReactNode
  /** Something to be said above all, with the way to keep what was typed last. */
  above?: (kept: { flush: () => Promise<boolean>; version: () => number }) => React.ReactNode
}

/** A draft, one section at a time: kept as one goes, checked at each step, sent from the last. */
export function DraftForm(props: DraftFormProps) {
  const { company, form: parts } = props
  const t = useTranslations('licensing')
  const general = useTranslations('validation')
  const locale = useLocale()
  const application = useApplicationForm({
    form: parts,
    version: props.version,
    answers: props.answers,
    attached: props.attached,
    save: props.save,
  })
  const { autosave, check, showErrors } = application
  const steps = [
    ...parts.sections.map((section) => ({ key: section.key, title: say(section.title, locale) })),
    ...(parts.documents.length > 0 ? [{ key: 'documents', title: t('form.documents') }] : []),
    { key: 'review', title: t('form.review') },
  ]
  const [at, setAt] = useState(0)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [failure, setFailure] = useState<string>()
  const [pending, setPending] = useState(false)
  const top = useRef<HTMLHeadingElement>(null)
  const target = useRef<string | undefined>(undefined)
  useUnsavedWarning(autosave.state.kind === 'waiting', general('form.unsaved'))

  const stepOf = (path: string) => {
    const [head, document] = path.split('.')
    const key = head === 'documents' ? document : head
    const section = parts.sections.findIndex(({ fields }) => fields.some((field) => field.key === key))
    return section >= 0 ? section : steps.findIndex((step) => step.key === 'documents')
  }
  const go = (index: number, path?: string) => {
    target.current = path
    setFailure(undefined)
    setAt(index)
    void autosave.flush()
  }
  useEffect(() => {
    const path = target.current
    if (path) jumpTo(path)
    else if (at > 0 || top.current?.dataset.moved) top.current?.focus()
    if (top.current) top.current.dataset.moved = 'true'
    target.current = undefined
  }, [at])

  const open = async (index: number) => {
    if (steps[index]?.key === 'review') {
      const found = await check()
      showErrors(found)
      setErrors(found)
    }
    go(index)
  }
  const next = async () => {
    const found = await check()
    // Nobody is told what is wrong with a step they have not reached.
    const here = Object.entries(found).filter(([path]) => stepOf(path) === at)
    showErrors(Object.fromEntries(here))
    const first = here[0]?.[0]
    if (first) return jumpTo(first)
    await open(at + 1)
  }
  const send = async () => {
    if (pending) return
    setPending(true)
    setFailure(undefined)
    const found = await check()
    setErrors(found)
    showErrors(found)
    if (Object.keys(found).length > 0 || !(await autosave.flush())) {
      setPending(false)
      return
    }
    const outcome = await props.send(autosave.version(), application.read()).catch(thrownFailure)
    if (outcome === 'leaving') return
    if (outcome.ok) {
      if (props.trial) setPending(false)
      return
    }
    setPending(false)
    setErrors(outcome.fieldErrors ?? {})
    showErrors(outcome.fieldErrors ?? {})
    setFailure(failureSentence(outcome, t, general))
  }

  const step = steps[at]
  const section = parts.sections.find((one) => one.key === step?.key)
  const files = { application, company, library: props.library, maxMb: props.maxMb, trial: props.trial }
  return (
    <FormProvider {...application.form}>
      {props.above?.(autosave)}
      <div className="grid items-start gap-6 lg:grid-cols-[14rem_1fr] lg:gap-10">
        <StepNav steps={steps} at={at} onOpen={(index) => void open(index)} />
        <form
          noValidate
          method="post"
          className="grid min-w-0 max-w-2xl grid-cols-1 gap-6"
          onBlur={() => autosave.schedule(300)}
          onSubmit={(event) => {
            event.preventDefault()
            void (step?.key === 'review' ? send() : next())
          }}
        >
          <UntilReady>
            <div>
              <h2 ref={top} tabIndex={-1} className="text-xl font-bold outline-none">
                {step?.title}
              </h2>
              <SaveStatus state={autosave.state} zone={props.zone} />
            </div>
            <SaveStopped state={autosave.state} />
            {section && <SectionStep section={section} {...files} />}
            {step?.key === 'documents' && <DocumentsStep documents={parts.documents} {...files} />}
            {step?.key === 'review' && (
              <ReviewStep
                form={parts}
                application={application}
                errors={errors}
                failure={failure}
                fee={props.fee}
                onOpen={(path) => go(stepOf(path), path)}
              />
            )}
            <StepButtons
              isFirst={at === 0}
              isLast={step?.key === 'review'}
              pending={pending}
              onBack={() => go(at - 1)}
              onSkip={() => void open(at + 1)}
            />
          </UntilReady>
        </form>
      </div>
    </FormProvider>
  )
}
