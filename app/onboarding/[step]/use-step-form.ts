'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import type { DefaultValues, FieldValues } from 'react-hook-form'
import type { z } from 'zod'
import { failureSentence, thrownFailure } from '@/components/form/failure'
import { type ActionForm, useActionForm } from '@/components/form/use-action-form'
import type { Step } from '@/lib/onboarding/steps'
import { type Comparison, compareStepAction, completeStepAction, saveDraftAction } from './actions'

interface StepFormOptions<Input extends FieldValues> {
  step: Step
  schema: z.ZodType<unknown, Input>
  saved: { workflow_id: string; version: number; values: Input }
}

export interface StepForm<Input extends FieldValues> {
  form: ActionForm<Input>
  /** Set while this form and another tab disagree. */
  conflict: Comparison | undefined
  keepMine: () => void
  takeTheirs: () => void
  /** Why leaving was stopped: what was typed could not be kept. */
  leaveFailure: string | undefined
}

/**
 * The form of a step: completed by its button, kept as a draft when a link leads away from it, and never silently put over
 * what another tab has saved meanwhile.
 */
export function useStepForm<Input extends FieldValues>(options: StepFormOptions<Input>): StepForm<Input> {
  const { step, saved } = options
  const own = useTranslations('onboarding')
  const general = useTranslations('validation')
  const [conflict, setConflict] = useState<Comparison>()
  const [leaveFailure, setLeaveFailure] = useState<string>()
  const version = useRef(saved.version)
  const request = (values: FieldValues) => ({
    workflow_id: saved.workflow_id,
    step,
    version: version.current,
    values,
  })

  const compare = async () => {
    const found = await compareStepAction(request(form.getValues())).catch(thrownFailure)
    if (found !== 'leaving' && found.ok) setConflict(found.data)
  }
  const form = useActionForm<Input, unknown>({
    schema: options.schema,
    action: (values) => completeStepAction(request(values)),
    defaultValues: saved.values as DefaultValues<Input>,
    namespace: 'onboarding',
    onFailure: (failure) => {
      if (failure.reason === 'conflict') void compare()
    },
  })
  const { isDirty } = form.formState

  /** Whether one may leave: the draft is kept. */
  const keepDraft = async (): Promise<boolean> => {
    setLeaveFailure(undefined)
    const kept = await saveDraftAction(request(form.getValues())).catch(thrownFailure)
    if (kept === 'leaving' || kept.ok) return true
    if (kept.reason === 'conflict') await compare()
    setLeaveFailure(failureSentence(kept, own, general))
    return false
  }
  useLeaving(isDirty && !form.pending, keepDraft)

  return {
    form,
    conflict,
    leaveFailure,
    keepMine: () => {
      if (conflict) version.current = conflict.version
      setConflict(undefined)
      void form.submit()
    },
    takeTheirs: () => {
      if (!conflict) return
      version.current = conflict.version
      form.reset(conflict.values as Input)
      setConflict(undefined)
      setLeaveFailure(undefined)
    },
  }
}

/** While something is unsaved, a link within the app first keeps it, and closing the page asks. */
function useLeaving(active: boolean, keep: () => Promise<boolean>): void {
  const router = useRouter()
  const latest = useRef(keep)
  useEffect(() => {
    latest.current = keep
  })
  useEffect(() => {
    if (!active) return
    let underWay = false
    const onClose = (event: BeforeUnloadEvent) => event.preventDefault()
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null
      const href = link?.getAttribute('href')
      if (!href?.startsWith('/') || link?.getAttribute('target') === '_blank') return
      event.preventDefault()
      event.stopPropagation()
      if (underWay) return
      underWay = true
      void latest.current().then((kept) => {
        underWay = false
        if (!kept) return
        window.removeEventListener('beforeunload', onClose)
        router.push(href)
      })
    }
    window.addEventListener('beforeunload', onClose)
    document.addEventListener('click', onClick, true)
    return () => {
      window.removeEventListener('beforeunload', onClose)
      document.removeEventListener('click', onClick, true)
    }
  }, [active, router])
}
