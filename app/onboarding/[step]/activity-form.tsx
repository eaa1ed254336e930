'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useController, useWatch } from 'react-hook-form'
import { TextareaField } from '@/components/form/text-field'
import { KbliSearch } from '@/components/reference/kbli-search'
import { FieldError } from '@/components/ui/field'
import { MOST_FURTHER_ACTIVITIES, STEP_SCHEMAS } from '@/lib/onboarding/schema'
import type { KbliHit } from '@/lib/reference/queries'
import { translateIssue } from '@/lib/validation'
import { ActivitySuggestions } from './activity-suggestions'
import { ChosenActivity } from './chosen-activity'
import type { SavedForm } from './step-context'
import { StepFrame } from './step-frame'
import { useStepForm } from './use-step-form'

export type ActivityTitle = { code: string; title_id: string; title_en: string | null }

interface ActivityFormProps {
  saved: SavedForm<'activity'>
  /** Titles of what was chosen before. */
  titles: ActivityTitle[]
}

export function ActivityForm({ saved, titles }: ActivityFormProps) {
  const t = useTranslations('onboarding.activity')
  const general = useTranslations('validation')
  const state = useStepForm({ step: 'activity', schema: STEP_SCHEMAS.activity, saved })
  const { control } = state.form
  const main = useController({ control, name: 'main' })
  const further = useController({ control, name: 'further' })
  const description = useWatch({ control, name: 'business_description' })
  const [known, setKnown] = useState(titles)

  const remember = (hit: KbliHit) => {
    setKnown((all) => [...all, hit])
    return { version: hit.version, code: hit.code }
  }
  const titleOf = (code: string) => known.find((item) => item.code === code)
  const chosen = [main.field.value, ...further.field.value].flatMap((item) => (item ? [item.code] : []))
  // Whichever part of it is missing, the sentence is about the activity as a whole.
  const wrong = main.fieldState.error && translateIssue(general, main.fieldState.error.message ?? 'kbli')

  return (
    <StepFrame step="activity" state={state}>
      <TextareaField
        name="business_description"
        label={t('business_description')}
        help={t('descriptionHelp')}
        rows={3}
      />
      <div>
        {main.field.value ? (
          <ChosenActivity
            legend={t('main')}
            code={main.field.value.code}
            title={titleOf(main.field.value.code)}
            onRemove={() => main.field.onChange(undefined)}
            removeLabel={t('change')}
          />
        ) : (
          <>
            <KbliSearch
              label={t('main')}
              help={t('mainHelp')}
              error={wrong}
              chosen={chosen}
              onChoose={(hit) => main.field.onChange(remember(hit))}
            />
            <ActivitySuggestions
              description={description}
              chosen={chosen}
              onChoose={(hit) => main.field.onChange(remember(hit))}
            />
          </>
        )}
      </div>
      {main.field.value && (
        <div className="grid gap-3">
          {further.field.value.map((item) => (
            <ChosenActivity
              key={item.code}
              code={item.code}
              title={titleOf(item.code)}
              removeLabel={t('remove')}
              onRemove={() =>
                further.field.onChange(further.field.value.filter((other) => other.code !== item.code))
              }
            />
          ))}
          {further.field.value.length < MOST_FURTHER_ACTIVITIES && (
            <KbliSearch
              label={t('further')}
              help={t('furtherHelp')}
              hint={general('form.optional')}
              chosen={chosen}
              onChoose={(hit) => further.field.onChange([...further.field.value, remember(hit)])}
            />
          )}
          <FieldError id="further">
            {further.fieldState.error && translateIssue(general, further.fieldState.error.message ?? 'kbli')}
          </FieldError>
        </div>
      )}
    </StepFrame>
  )
}
