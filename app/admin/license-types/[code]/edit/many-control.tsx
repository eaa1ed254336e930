'use client'

import { Checkbox } from '@/components/ui/choice'
import { cx } from '@/components/ui/class-names'
import { FieldError } from '@/components/ui/field'
import type { Option } from '@/components/ui/select'
import { type ControlProps, useControl } from './controls'

/** Any of several, in the order in which they were chosen. */
export function ManyControl(props: ControlProps & { options: Option[]; columns?: boolean }) {
  const { value, change, id, error, hint } = useControl<string[]>(props)
  const known = new Set(props.options.map((option) => option.value))
  const options = [
    ...props.options,
    ...value.filter((one) => !known.has(one)).map((one) => ({ value: one, label: one })),
  ]
  return (
    <fieldset id={id} className={cx('min-w-0', props.className)}>
      <legend className="mb-1 font-semibold">
        {props.label}
        {hint && <span className="ms-1.5 font-normal text-ink-soft">{hint}</span>}
      </legend>
      {props.help && <p className="mb-1 text-ink-soft">{props.help}</p>}
      <div className={cx('grid grid-cols-1 gap-x-4', props.columns && 'sm:grid-cols-2 lg:grid-cols-3')}>
        {options.map((option) => (
          <Checkbox
            key={option.value}
            label={option.label}
            checked={value.includes(option.value)}
            onChange={(event) =>
              change(
                event.target.checked ? [...value, option.value] : value.filter((one) => one !== option.value),
              )
            }
          />
        ))}
      </div>
      <FieldError id={id}>{error}</FieldError>
    </fieldset>
  )
}
