'use client'

import { useTranslations } from 'next-intl'
import type { z } from 'zod'
import { ActionForm } from '@/components/form/action-form'
import { FormError } from '@/components/form/form-error'
import { FormSaved } from '@/components/form/form-saved'
import { SubmitButton } from '@/components/form/submit-button'
import { SelectField, TextField } from '@/components/form/text-field'
import { useActionForm } from '@/components/form/use-action-form'
import { profileSchema } from '@/lib/auth/schema'
import { LOCALES } from '@/lib/i18n/locale'
import { ZONES, type Zone } from '@/lib/time'
import { saveProfile } from './actions'

export function ProfileForm({ values }: { values: z.input<typeof profileSchema> }) {
  const t = useTranslations('auth')
  const form = useActionForm({
    schema: profileSchema,
    action: saveProfile,
    namespace: 'auth',
    defaultValues: values,
    warnUnsaved: true,
  })
  return (
    <ActionForm form={form} label={t('account.profile')}>
      <TextField name="name" label={t('fields.name')} autoComplete="name" />
      <TextField
        name="phone"
        label={t('fields.phone')}
        help={t('fields.phoneHelp')}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        optional
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <SelectField
          name="locale"
          label={t('fields.locale')}
          options={LOCALES.map((value) => ({ value, label: t(`locales.${value}`) }))}
        />
        <SelectField
          name="time_zone"
          label={t('fields.timeZone')}
          options={(Object.keys(ZONES) as Zone[]).map((value) => ({ value, label: t(`zones.${value}`) }))}
        />
      </div>
      <FormError />
      <div className="flex flex-wrap items-center gap-4">
        <SubmitButton>{t('account.save')}</SubmitButton>
        <FormSaved />
      </div>
    </ActionForm>
  )
}
