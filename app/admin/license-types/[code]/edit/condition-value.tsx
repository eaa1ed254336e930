'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Checkbox } from '@/components/ui/choice'
import { Input } from '@/components/ui/input'
import { MoneyInput } from '@/components/ui/money-input'
import { Select } from '@/components/ui/select'
import { say } from '@/lib/licensing/definitions/texts'
import type { DraftCondition, DraftField } from '@/lib/licensing/definitions/versions/draft'

interface ConditionValueProps {
  condition: DraftCondition
  field: DraftField | undefined
  onChange: (value: DraftCondition['value']) => void
}

/** What the answer is compared with, in the way that suits the field. */
export function ConditionValue({ condition, field, onChange }: ConditionValueProps) {
  const t = useTranslations('definitionEditor.condition')
  const locale = useLocale()
  const { is, value } = condition
  if (!field || is === 'answered') return null
  if (field.type === 'boolean')
    return (
      <Select
        aria-label={t('value')}
        options={[
          { value: 'true', label: t('yes') },
          { value: 'false', label: t('no') },
        ]}
        value={value === false ? 'false' : 'true'}
        onChange={(event) => onChange(event.target.value === 'true')}
      />
    )
  if (field.type === 'money')
    return (
      <MoneyInput
        aria-label={t('value')}
        value={typeof value === 'number' ? String(value) : ''}
        onValueChange={(digits) => onChange(digits === '' ? undefined : Number(digits))}
      />
    )
  if (field.type === 'number')
    return (
      <Input
        aria-label={t('value')}
        type="number"
        step="any"
        value={typeof value === 'number' ? value : ''}
        onChange={(event) => onChange(event.target.value === '' ? undefined : Number(event.target.value))}
      />
    )
  const options = field.choices.map((choice) => ({
    value: choice.value,
    label: say(choice.label, locale) || choice.value,
  }))
  if (is === 'one_of') {
    const chosen = Array.isArray(value) ? value : []
    return (
      <fieldset aria-label={t('value')}>
        {options.map((option) => (
          <Checkbox
            key={option.value}
            label={option.label}
            className="min-h-9 py-1"
            checked={chosen.includes(option.value)}
            onChange={(event) =>
              onChange(
                event.target.checked
                  ? [...chosen, option.value]
                  : chosen.filter((one) => one !== option.value),
              )
            }
          />
        ))}
      </fieldset>
    )
  }
  return (
    <Select
      aria-label={t('value')}
      options={options}
      placeholder={t('chooseValue')}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.target.value || undefined)}
    />
  )
}
