'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/form/action-form'
import { CheckboxField } from '@/components/form/choice-field'
import { FormError } from '@/components/form/form-error'
import { FormSaved } from '@/components/form/form-saved'
import { SubmitButton } from '@/components/form/submit-button'
import { DateField, TextField } from '@/components/form/text-field'
import { useActionForm } from '@/components/form/use-action-form'
import type { TaxRules } from '@/lib/billing/tax'
import { taxRuleSchema } from '@/lib/billing/tax-schema'
import { addTaxRulesAction } from './actions'
import { WorkedExample } from './worked-example'

/** A new version, beginning with what is in force; the example beside it follows what is typed. */
export function TaxRulesForm({ today, present }: { today: string; present: TaxRules }) {
  const t = useTranslations('tax')
  const router = useRouter()
  const form = useActionForm({
    schema: taxRuleSchema,
    action: addTaxRulesAction,
    defaultValues: {
      from_on: today,
      is_pkp: present.is_pkp,
      rate_bp: String(present.rate_bp / 100),
      base_numerator: String(present.base_numerator),
      base_denominator: String(present.base_denominator),
      legal_basis: '',
    },
    namespace: 'tax',
    warnUnsaved: true,
    onSuccess: () => router.refresh(),
  })
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[3fr_2fr]">
      <ActionForm form={form}>
        <DateField name="from_on" label={t('from')} help={t('fromHelp')} min={today} />
        <CheckboxField name="is_pkp" label={t('isPkp')} help={t('isPkpHelp')} framed />
        <div className="grid gap-4 sm:grid-cols-3">
          <TextField name="rate_bp" label={t('rate')} inputMode="decimal" />
          <TextField name="base_numerator" label={t('numerator')} inputMode="numeric" />
          <TextField name="base_denominator" label={t('denominator')} inputMode="numeric" />
        </div>
        <TextField name="legal_basis" label={t('basis')} help={t('basisHelp')} />
        <FormError />
        <div className="grid items-center gap-x-4 gap-y-2 sm:flex">
          <SubmitButton>{t('save')}</SubmitButton>
          <FormSaved />
        </div>
      </ActionForm>
      <WorkedExample values={form.watch()} />
    </div>
  )
}
