'use client'

import { useTranslations } from 'next-intl'
import { useController } from 'react-hook-form'
import { RadioField } from '@/components/form/choice-field'
import { TextareaField, TextField } from '@/components/form/text-field'
import { RegionPicker } from '@/components/reference/region-picker'
import { STEP_SCHEMAS, TENURES } from '@/lib/onboarding/schema'
import type { Region } from '@/lib/reference/queries'
import { translateIssue } from '@/lib/validation'
import type { SavedForm } from './step-context'
import { StepFrame } from './step-frame'
import { useStepForm } from './use-step-form'

interface PlaceFormProps {
  saved: SavedForm<'place'>
  provinces: Region[]
}

export function PlaceForm({ saved, provinces }: PlaceFormProps) {
  const t = useTranslations('onboarding')
  const general = useTranslations('validation')
  const state = useStepForm({ step: 'place', schema: STEP_SCHEMAS.place, saved })
  const { field, fieldState } = useController({ control: state.form.control, name: 'village_code' })
  const wrong = fieldState.error?.message
  return (
    <StepFrame step="place" state={state}>
      <RegionPicker
        legend={t('place.village_code')}
        value={field.value}
        onChange={field.onChange}
        onBlur={field.onBlur}
        provinces={provinces}
        error={wrong && translateIssue(general, wrong)}
      />
      <TextareaField
        name="address"
        label={t('place.address')}
        help={t('place.addressHelp')}
        rows={3}
        autoComplete="street-address"
      />
      <TextField
        name="postal_code"
        label={t('place.postal_code')}
        inputMode="numeric"
        autoComplete="postal-code"
        className="max-w-44"
      />
      <RadioField
        name="premises_tenure"
        label={t('place.premises_tenure')}
        options={TENURES.map((value) => ({ value, label: t(`tenure.${value}`) }))}
      />
    </StepFrame>
  )
}
