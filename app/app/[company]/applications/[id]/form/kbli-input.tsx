'use client'

import { useTranslations } from 'next-intl'
import { useController } from 'react-hook-form'
import { type CommonFieldProps, useField } from '@/components/form/use-field'
import { KbliSearch } from '@/components/reference/kbli-search'
import { Button } from '@/components/ui/button'
import type { KbliAnswer } from '@/lib/licensing/applications/answer-values'

/** A business class, searched for in everyday words; what was chosen stands above until it is changed. */
export function KbliInput(props: CommonFieldProps) {
  const t = useTranslations('licensing.form')
  const { error, hint, control } = useField(props)
  const { field } = useController({ name: props.name, control })
  const value = field.value as KbliAnswer | null
  if (value) {
    return (
      <fieldset className="min-w-0">
        <legend className="mb-1.5 font-semibold">{props.label}</legend>
        <div className="flex flex-wrap items-center justify-between gap-3 rounded-md border border-line-strong bg-card px-4 py-3">
          <p className="min-w-0">
            <span className="block font-semibold">{value.title}</span>
            <span className="text-ink-soft tabular-nums">KBLI {value.code}</span>
          </p>
          <Button variant="secondary" onClick={() => field.onChange(null)}>
            {t('change')}
          </Button>
        </div>
      </fieldset>
    )
  }
  return (
    <KbliSearch
      label={props.label}
      help={props.help}
      hint={hint}
      error={error}
      onBlur={field.onBlur}
      onChoose={(hit) => field.onChange({ version: hit.version, code: hit.code, title: hit.title_id })}
    />
  )
}
