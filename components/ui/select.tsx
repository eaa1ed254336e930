import type { ComponentProps } from 'react'
import { cx } from './class-names'
import { ChevronDownIcon } from './icons'

export interface Option {
  value: string
  label: string
  disabled?: boolean
}

export interface SelectProps extends ComponentProps<'select'> {
  options: Option[]
  /** First line with an empty value. */
  placeholder?: string
}

/** One of a few, by the device's own list. */
export function Select({ options, placeholder, className, ...rest }: SelectProps) {
  return (
    <div className={cx('relative', className)}>
      <select {...rest} className="control appearance-none truncate pe-11">
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDownIcon className="pointer-events-none absolute inset-y-0 end-3 my-auto text-ink-soft" />
    </div>
  )
}
