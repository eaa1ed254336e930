'use client'

import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/form/action-form'
import { CheckboxField } from '@/components/form/choice-field'
import { FormError } from '@/components/form/form-error'
import { MoneyField } from '@/components/form/money-field'
import { SubmitButton } from '@/components/form/submit-button'
import { SelectField, TextField } from '@/components/form/text-field'
import { useActionForm } from '@/components/form/use-action-form'
import { trialSchema } from '@/lib/licensing/definitions/versions/trial'
import { beginTrialAction, type Trial } from './actions'

const SCALES = ['micro', 'small', 'medium', 'large'] as const
const ENTITIES = ['individual', 'pt_individual', 'pt', 'cv', 'firma', 'cooperative', 'foundation'] as const

/** The business that tries the form: what onboarding would have asked it. */
export function CompanyForm(props: { code: string; version: number; onBegun: (trial: Trial) => void }) {
  const t = useTranslations('definitionEditor.try')
  const words = useTranslations('licenseTypes')
  const form = useActionForm({
    schema: trialSchema,
    action: beginTrialAction,
    defaultValues: {
      code: props.code,
      version: props.version,
      company: {
        trade_name: 'Warung Contoh',
        entity_kind: 'individual',
        scale: 'micro',
        sales: '120000000',
        kbli: '10794',
        has_nib: true,
      },
    },
    namespace: 'definitionEditor',
    onSuccess: props.onBegun,
  })
  return (
    <ActionForm form={form}>
      <div className="grid items-start gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <TextField name="company.trade_name" label={t('tradeName')} />
        <SelectField
          name="company.entity_kind"
          label={words('entities')}
          options={ENTITIES.map((value) => ({ value, label: words(`entity.${value}`) }))}
        />
        <SelectField
          name="company.scale"
          label={words('scales')}
          options={SCALES.map((value) => ({ value, label: words(`scale.${value}`) }))}
        />
        <MoneyField name="company.sales" label={t('sales')} optional />
        <TextField name="company.kbli" label={t('kbli')} inputMode="numeric" optional />
        <CheckboxField name="company.has_nib" label={t('hasNib')} />
      </div>
      <FormError />
      <div>
        <SubmitButton>{t('begin')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
