'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { z } from 'zod'
import { ActionForm } from '@/components/form/action-form'
import { FormError } from '@/components/form/form-error'
import { FormSaved } from '@/components/form/form-saved'
import { SubmitButton } from '@/components/form/submit-button'
import { SelectField, TextareaField, TextField } from '@/components/form/text-field'
import { useActionForm } from '@/components/form/use-action-form'
import { companyProfileSchema, TENURES } from '@/lib/companies/schema'
import { ZONES, type Zone } from '@/lib/time'
import { saveCompanyProfile } from './actions'

export function CompanyForm({ values }: { values: z.input<typeof companyProfileSchema> }) {
  const t = useTranslations('team.settings')
  const zones = useTranslations('auth.zones')
  const [version, setVersion] = useState(values.version)
  const form = useActionForm({
    schema: companyProfileSchema,
    action: (input) => saveCompanyProfile({ ...input, version }),
    namespace: 'team',
    defaultValues: values,
    warnUnsaved: true,
    onSuccess: (saved) => setVersion(saved.version),
  })
  return (
    <ActionForm form={form} label={t('company')}>
      <TextField
        name="trade_name"
        label={t('tradeName')}
        help={t('tradeNameHelp')}
        autoComplete="organization"
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField name="phone" label={t('phone')} type="tel" inputMode="tel" autoComplete="tel" optional />
        <TextField
          name="email"
          label={t('email')}
          type="email"
          inputMode="email"
          autoComplete="email"
          autoCapitalize="none"
          optional
        />
      </div>
      <TextareaField name="address" label={t('address')} rows={2} autoComplete="street-address" optional />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          name="postal_code"
          label={t('postalCode')}
          inputMode="numeric"
          autoComplete="postal-code"
          maxLength={10}
          optional
        />
        <SelectField
          name="premises_tenure"
          label={t('tenure')}
          optional
          placeholder=""
          options={TENURES.map((value) => ({ value, label: t(`tenures.${value}`) }))}
        />
      </div>
      <TextareaField name="business_description" label={t('description')} rows={2} optional />
      <SelectField
        name="time_zone"
        label={t('timeZone')}
        options={(Object.keys(ZONES) as Zone[]).map((value) => ({ value, label: zones(value) }))}
      />
      <FormError />
      <div className="flex flex-wrap items-center gap-4">
        <SubmitButton>{t('save')}</SubmitButton>
        <FormSaved />
      </div>
    </ActionForm>
  )
}
