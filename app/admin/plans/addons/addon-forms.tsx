'use client'

import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/form/action-form'
import { FormError } from '@/components/form/form-error'
import { FormSaved } from '@/components/form/form-saved'
import { SubmitButton } from '@/components/form/submit-button'
import { SelectField, TextField } from '@/components/form/text-field'
import { type ActionForm as Form, useActionForm } from '@/components/form/use-action-form'
import {
  type AddonInput,
  addonSchema,
  type NewAddonInput,
  newAddonSchema,
  QUOTAS,
} from '@/lib/billing/catalogue/schema'
import { FirstPriceFields, NameFields } from '../plan-fields'
import { changeAddonAction, createAddonAction } from './actions'

export function AddonForm({ values }: { values: AddonInput }) {
  const t = useTranslations('catalogue.addons')
  const form: Form<AddonInput> = useActionForm({
    schema: addonSchema,
    action: changeAddonAction,
    defaultValues: values,
    namespace: 'catalogue',
    warnUnsaved: true,
    // The next save is of the version that this one made.
    onSuccess: (_data, input) => form.setValue('version', input.version + 1),
  })
  return (
    <ActionForm form={form}>
      <UnitFields />
      <NameFields />
      <FormError />
      <div className="grid items-center gap-x-4 gap-y-2 sm:flex">
        <SubmitButton>{t('save')}</SubmitButton>
        <FormSaved />
      </div>
    </ActionForm>
  )
}

export function NewAddonForm({ values }: { values: NewAddonInput }) {
  const t = useTranslations('catalogue.addons')
  const plans = useTranslations('catalogue.plans')
  const form = useActionForm({
    schema: newAddonSchema,
    action: createAddonAction,
    defaultValues: values,
    namespace: 'catalogue',
    warnUnsaved: true,
  })
  return (
    <ActionForm form={form}>
      <TextField name="code" label={plans('code')} help={plans('codeHelp')} autoCapitalize="none" />
      <SelectField
        name="quota"
        label={t('quota')}
        options={QUOTAS.map((value) => ({ value, label: t(`quotas.${value}`) }))}
      />
      <UnitFields />
      <FirstPriceFields />
      <NameFields />
      <FormError />
      <SubmitButton className="sm:justify-self-start">{t('create')}</SubmitButton>
    </ActionForm>
  )
}

function UnitFields() {
  const t = useTranslations('catalogue.addons')
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField name="quota_per_unit" label={t('perUnit')} inputMode="numeric" />
      <TextField name="unit_limit" label={t('unitLimit')} inputMode="numeric" />
    </div>
  )
}
