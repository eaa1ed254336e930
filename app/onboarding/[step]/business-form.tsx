'use client'

import { useTranslations } from 'next-intl'
import { useWatch } from 'react-hook-form'
import { SelectField, TextField } from '@/components/form/text-field'
import { Button } from '@/components/ui/button'
import { LockIcon } from '@/components/ui/icons'
import { ENTITY_KINDS, STEP_SCHEMAS } from '@/lib/onboarding/schema'
import type { SavedForm } from './step-context'
import { StepFrame } from './step-frame'
import { useStepForm } from './use-step-form'

interface BusinessFormProps {
  saved: SavedForm<'business'>
  /** Name of the person, which is the legal name of a business without an entity of its own. */
  person: string
  nikMasked: string
}

export function BusinessForm({ saved, person, nikMasked }: BusinessFormProps) {
  const t = useTranslations('onboarding')
  const state = useStepForm({ step: 'business', schema: STEP_SCHEMAS.business, saved })
  const { control, setValue, getValues } = state.form
  const kind = useWatch({ control, name: 'entity_kind' })
  const kept = useWatch({ control, name: 'nik_kept' })
  const isPerson = kind === 'individual'
  const fillName = (chosen: string) => {
    const legalName = getValues('legal_name')
    if (chosen === 'individual' && legalName === '') setValue('legal_name', person)
    if (chosen !== 'individual' && legalName === person) setValue('legal_name', '')
  }
  return (
    <StepFrame step="business" state={state}>
      <SelectField
        name="entity_kind"
        label={t('business.entity_kind')}
        help={kind ? t(`entityHelp.${kind}`) : t('business.entityHelp')}
        placeholder={t('business.choose')}
        options={ENTITY_KINDS.map((value) => ({ value, label: t(`entity.${value}`) }))}
        onInput={(event) => fillName(event.currentTarget.value)}
      />
      <TextField
        name="trade_name"
        label={t('business.trade_name')}
        help={t('business.tradeHelp')}
        autoComplete="organization"
      />
      {kind && (
        <>
          <TextField
            name="legal_name"
            label={t('business.legal_name')}
            help={t(isPerson ? 'business.legalPersonHelp' : 'business.legalHelp')}
          />
          {isPerson && kept && (
            <div>
              <p className="mb-1.5 font-semibold">{t('business.nik')}</p>
              <div className="flex min-h-13 flex-wrap items-center justify-between gap-2 rounded-md border border-line bg-sunken px-3.5">
                <span className="flex items-center gap-2 tabular-nums">
                  <LockIcon size={18} className="text-success" />
                  {nikMasked}
                </span>
                <Button variant="quiet" onClick={() => setValue('nik_kept', false, { shouldDirty: true })}>
                  {t('business.nikChange')}
                </Button>
              </div>
            </div>
          )}
          {isPerson && !kept && (
            <TextField
              name="nik"
              label={t('business.nik')}
              help={t('business.nikHelp')}
              inputMode="numeric"
              autoComplete="off"
            />
          )}
          {!isPerson && (
            <TextField
              name="npwp"
              label={t('business.npwp')}
              help={t('business.npwpHelp')}
              inputMode="numeric"
              autoComplete="off"
            />
          )}
          <TextField
            name="nib"
            label={t('business.nib')}
            help={t('business.nibHelp')}
            inputMode="numeric"
            autoComplete="off"
            optional
          />
        </>
      )}
    </StepFrame>
  )
}
