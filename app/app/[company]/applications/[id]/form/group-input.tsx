'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useFieldArray, useFormContext } from 'react-hook-form'
import { useField } from '@/components/form/use-field'
import { Button } from '@/components/ui/button'
import { FieldError, FieldHelp } from '@/components/ui/field'
import { PlusIcon, Trash2Icon } from '@/components/ui/icons'
import type { GroupField } from '@/lib/licensing/definitions/fields'
import { say } from '@/lib/licensing/definitions/texts'
import { anchorOf, emptyRow } from './form-values'
import { SimpleInput } from './simple-input'

/** The same few questions for each of several things; things can be added and taken out. */
export function GroupInput({ field, name }: { field: GroupField; name: string }) {
  const t = useTranslations('licensing.form')
  const locale = useLocale()
  const { control } = useFormContext()
  const { fields: rows, append, remove } = useFieldArray({ control, name })
  const label = say(field.label, locale)
  const help = field.help ? say(field.help, locale) : undefined
  const { id, error, hint } = useField({ name, label, help, optional: !field.required })
  const least = field.required ? field.min : 0
  const item = say(field.item, locale)
  return (
    <fieldset className="min-w-0" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="mb-1.5 font-semibold">
        {label}
        {hint && <span className="ms-1.5 font-normal text-ink-soft">{hint}</span>}
      </legend>
      <FieldHelp id={id}>{help}</FieldHelp>
      <ol className="grid gap-3 not-empty:mb-3">
        {rows.map((row, index) => (
          <li key={row.id} className="rounded-md border border-line-strong bg-card p-4">
            <div className="mb-3 flex items-center justify-between gap-3">
              <p className="font-semibold">{t('item', { item, number: index + 1 })}</p>
              {rows.length > least && (
                <Button
                  variant="quiet"
                  className="w-11 px-0 text-ink-soft"
                  aria-label={t('removeItem', { item, number: index + 1 })}
                  icon={<Trash2Icon />}
                  onClick={() => remove(index)}
                />
              )}
            </div>
            <div className={field.fields.length > 1 ? 'grid items-start gap-4 sm:grid-cols-2' : undefined}>
              {field.fields.map((inner) => (
                <div key={inner.key} id={anchorOf(`${name}.${index}.${inner.key}`)}>
                  <SimpleInput field={inner} name={`${name}.${index}.${inner.key}`} />
                </div>
              ))}
            </div>
          </li>
        ))}
      </ol>
      {rows.length < field.max && (
        <Button variant="secondary" icon={<PlusIcon />} onClick={() => append(emptyRow(field))}>
          {t('addItem', { item: item.toLowerCase() })}
        </Button>
      )}
      <FieldError id={id}>{error}</FieldError>
    </fieldset>
  )
}
