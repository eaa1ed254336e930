'use client'

import { useTranslations } from 'next-intl'
import { CheckboxField } from '@/components/form/choice-field'
import { TextField } from '@/components/form/text-field'
import { TextLink } from '@/components/ui/link'
import { STEP_SCHEMAS } from '@/lib/onboarding/schema'
import type { SavedForm } from './step-context'
import { StepFrame } from './step-frame'
import { useStepForm } from './use-step-form'

export function PersonForm({ saved }: { saved: SavedForm<'person'> }) {
  const t = useTranslations('onboarding.person')
  const state = useStepForm({ step: 'person', schema: STEP_SCHEMAS.person, saved })
  return (
    <StepFrame step="person" state={state}>
      <TextField name="name" label={t('name')} help={t('nameHelp')} autoComplete="name" />
      <TextField
        name="phone"
        label={t('phone')}
        help={t('phoneHelp')}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        placeholder="0812 3456 7890"
      />
      <CheckboxField
        name="consent"
        framed
        label={t('consent')}
        help={t.rich('consentHelp', {
          link: (words) => (
            <TextLink href="/privacy" target="_blank">
              {words}
            </TextLink>
          ),
        })}
      />
    </StepFrame>
  )
}
