'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { FieldValues } from 'react-hook-form'
import { ActionForm } from '@/components/form/action-form'
import { FormError } from '@/components/form/form-error'
import { SubmitButton } from '@/components/form/submit-button'
import { ArrowLeftIcon, ArrowRightIcon } from '@/components/ui/icons'
import { ButtonLink } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { type Step, stepBefore } from '@/lib/onboarding/steps'
import { ConflictPanel } from './conflict-panel'
import type { StepForm } from './use-step-form'

interface StepFrameProps<Input extends FieldValues> {
  step: Step
  state: StepForm<Input>
  children: ReactNode
}

/** The questions of a step with the way back and on below them, always in reach of the thumb. */
export function StepFrame<Input extends FieldValues>({ step, state, children }: StepFrameProps<Input>) {
  const t = useTranslations('onboarding')
  const { form, conflict, leaveFailure } = state
  return (
    <ActionForm form={form} className="grid grid-cols-1 gap-6">
      {children}
      {conflict ? (
        <ConflictPanel comparison={conflict} onMine={state.keepMine} onTheirs={state.takeTheirs} />
      ) : (
        <FormError />
      )}
      {leaveFailure && !conflict && (
        <Notice tone="warning" live="alert">
          {leaveFailure}
        </Notice>
      )}
      <StepBar back={stepBefore(step)}>
        <SubmitButton size="lg" iconEnd={<ArrowRightIcon />} className="flex-1 sm:flex-none">
          {t('next')}
        </SubmitButton>
      </StepBar>
    </ActionForm>
  )
}

/** Back at the left, on at the right; stays at the foot of the screen. */
export function StepBar({ back, children }: { back: Step | undefined; children: ReactNode }) {
  const t = useTranslations('onboarding')
  return (
    <div className="sticky bottom-0 z-10 -mx-4 flex items-center gap-3 border-t border-line bg-ground px-4 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:justify-between lg:mx-0 lg:px-0">
      {back ? (
        <ButtonLink href={`/onboarding/${back}`} variant="secondary" size="lg" icon={<ArrowLeftIcon />}>
          {t('back')}
        </ButtonLink>
      ) : (
        <span className="hidden sm:block" />
      )}
      {children}
    </div>
  )
}
