'use client'

import { useLocale } from 'next-intl'
import { CheckboxesField, CheckboxField, RadioField } from '@/components/form/choice-field'
import { MoneyField } from '@/components/form/money-field'
import { DateField, SelectField, TextareaField, TextField } from '@/components/form/text-field'
import type { SimpleField } from '@/lib/licensing/definitions/fields'
import { say } from '@/lib/licensing/definitions/texts'
import { KbliInput } from './kbli-input'
import { RegionInput } from './region-input'

/** More choices than this are a list, fewer are all visible. */
const MOST_RADIOS = 5
const YES_NO = [
  { value: 'true', label: { id: 'Ya', en: 'Yes' } },
  { value: 'false', label: { id: 'Tidak', en: 'No' } },
]

/** One simple question as its control. `name` is its path in the form. */
export function SimpleInput({ field, name }: { field: SimpleField; name: string }) {
  const locale = useLocale()
  const common = {
    name,
    label: say(field.label, locale),
    help: field.help ? say(field.help, locale) : undefined,
    optional: !field.required,
  }
  const optionsOf = (choices: { value: string; label: { id: string; en: string } }[]) =>
    choices.map((choice) => ({ value: choice.value, label: say(choice.label, locale) }))
  switch (field.type) {
    case 'text':
      return (
        <TextField
          {...common}
          inputMode={field.keyboard}
          type={field.keyboard === 'tel' ? 'tel' : 'text'}
          placeholder={field.example ?? undefined}
        />
      )
    case 'long_text':
      return <TextareaField {...common} rows={field.max > 400 ? 5 : 3} />
    case 'number':
      return (
        <TextField
          {...common}
          inputMode={field.decimals > 0 ? 'decimal' : 'numeric'}
          autoComplete="off"
          className="max-w-80"
          end={field.unit ? <span className="text-sm">{say(field.unit, locale)}</span> : undefined}
        />
      )
    case 'money':
      return <MoneyField {...common} className="max-w-80" />
    case 'date':
      return (
        <DateField
          {...common}
          min={field.min ?? undefined}
          max={field.max ?? undefined}
          className="max-w-60"
        />
      )
    case 'choice': {
      const options = optionsOf(field.choices)
      return field.choices.length > MOST_RADIOS ? (
        <SelectField {...common} options={options} placeholder="" />
      ) : (
        <RadioField {...common} options={options} />
      )
    }
    case 'multi_choice':
      return <CheckboxesField {...common} options={optionsOf(field.choices)} />
    case 'boolean':
      return field.style === 'agree' ? (
        <CheckboxField {...common} framed />
      ) : (
        <RadioField {...common} options={optionsOf(YES_NO)} columns />
      )
    case 'region':
      return <RegionInput {...common} />
    case 'kbli':
      return <KbliInput {...common} />
    default:
      return field satisfies never
  }
}
