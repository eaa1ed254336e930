'use client'

import { useTranslations } from 'next-intl'
import { RadioField } from '@/components/form/choice-field'
import { MoneyField } from '@/components/form/money-field'
import { DateField, SelectField, TextareaField, TextField } from '@/components/form/text-field'
import type { SettingRules, SettingType } from '@/lib/config/setting'

interface SettingControlProps {
  label: string
  help?: string
  type: SettingType
  rules: SettingRules
}

/** The right control for a setting's type. */
export function SettingControl({ label, help, type, rules }: SettingControlProps) {
  const t = useTranslations('settings')
  const common = { name: 'value', label, help, optional: !isRequired(type, rules) }
  switch (type) {
    case 'boolean':
      return (
        <RadioField
          {...common}
          optional={false}
          columns
          options={[
            { value: 'true', label: t('value.yes') },
            { value: 'false', label: t('value.no') },
          ]}
        />
      )
    case 'choice':
      return (
        <SelectField
          {...common}
          options={(rules.choices ?? []).map((value) => ({
            value,
            label: t.has(`choice.${value as 'off'}`) ? t(`choice.${value as 'off'}`) : value,
          }))}
          className="max-w-md"
        />
      )
    case 'text':
      return <TextareaField {...common} maxLength={rules.max_length} rows={3} />
    case 'money':
      return <MoneyField {...common} className="max-w-xs" />
    case 'date':
      return <DateField {...common} className="max-w-xs" />
    case 'integer':
      return <TextField {...common} inputMode="numeric" autoComplete="off" className="max-w-xs" />
    case 'basis_points':
      return <TextField {...common} inputMode="decimal" autoComplete="off" end="%" className="max-w-xs" />
    case 'email':
      return <TextField {...common} type="email" autoComplete="off" spellCheck={false} className="max-w-md" />
    case 'url':
      return <TextField {...common} type="url" autoComplete="off" spellCheck={false} className="max-w-md" />
    case 'phone':
      return <TextField {...common} type="tel" autoComplete="off" className="max-w-xs" />
    case 'string':
      return <TextField {...common} autoComplete="off" maxLength={rules.max_length} className="max-w-md" />
    default:
      return type satisfies never
  }
}

function isRequired(type: SettingType, rules: SettingRules): boolean {
  return rules.required ?? ['integer', 'money', 'basis_points', 'boolean', 'choice'].includes(type)
}
