'use client'

import { useTranslations } from 'next-intl'
import { CheckboxesField } from '@/components/form/choice-field'
import { MoneyField } from '@/components/form/money-field'
import { TextField } from '@/components/form/text-field'

const GROUP = 'grid gap-4 sm:grid-cols-2'

/** What a plan holds and says of itself: the same for a new one and for a change. */
export function PlanFields({ features }: { features: { value: string; label: string }[] }) {
  const t = useTranslations('catalogue.plans')
  return (
    <>
      <fieldset className={GROUP}>
        <legend className="mb-3 text-lg font-bold">{t('quotas')}</legend>
        <TextField
          name="open_application_limit"
          label={t('applicationLimit')}
          help={t('limitHelp')}
          inputMode="numeric"
        />
        <TextField name="member_limit" label={t('memberLimit')} help={t('limitHelp')} inputMode="numeric" />
        <TextField
          name="storage_limit_mb"
          label={t('storageLimit')}
          help={t('limitHelp')}
          inputMode="numeric"
        />
        <TextField name="trial_days" label={t('trialDays')} help={t('trialHelp')} inputMode="numeric" />
        <MoneyField name="application_fee_amount" label={t('fee')} help={t('feeHelp')} />
      </fieldset>
      <NameFields />
      <CheckboxesField name="features" label={t('features')} options={features} columns />
    </>
  )
}

/** Names and sentences in both languages, and the place in the list. */
export function NameFields() {
  const t = useTranslations('catalogue.plans')
  return (
    <fieldset className={GROUP}>
      <legend className="mb-3 text-lg font-bold">{t('texts')}</legend>
      <TextField name="name_id" label={t('nameId')} />
      <TextField name="name_en" label={t('nameEn')} />
      <TextField name="description_id" label={t('descriptionId')} />
      <TextField name="description_en" label={t('descriptionEn')} />
      <TextField name="position" label={t('position')} help={t('positionHelp')} inputMode="numeric" />
    </fieldset>
  )
}

/** The first version of the prices of something new. */
export function FirstPriceFields() {
  const t = useTranslations('catalogue.prices')
  return (
    <fieldset className={GROUP}>
      <legend className="mb-3 text-lg font-bold">{t('title')}</legend>
      <MoneyField name="monthly_amount" label={t('monthly')} help={t('withoutTax')} />
      <MoneyField name="yearly_amount" label={t('yearly')} help={t('withoutTax')} />
      <TextField name="from_on" label={t('fromOn')} help={t('firstHelp')} type="date" />
    </fieldset>
  )
}
