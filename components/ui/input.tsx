import type { ComponentProps, ReactNode } from 'react'
import { cx } from './class-names'

export interface InputProps extends ComponentProps<'input'> {
  /** Words or icon at the start of the field, such as "Rp". */
  start?: ReactNode
  /** At the end: a unit or a small button. */
  end?: ReactNode
}

/** A line of text. */
export function Input({ start, end, className, ...rest }: InputProps) {
  if (!start && !end) return <input {...rest} className={cx('control', className)} />
  return (
    <div className={cx('relative', className)}>
      {start && (
        <span className="pointer-events-none absolute inset-y-0 start-0 flex w-12 items-center justify-center text-ink-soft">
          {start}
        </span>
      )}
      <input {...rest} className={cx('control', Boolean(start) && 'ps-12', Boolean(end) && 'pe-12')} />
      {end && (
        <span className="absolute inset-y-0 end-0 flex w-12 items-center justify-center text-ink-soft">
          {end}
        </span>
      )}
    </div>
  )
}

/** A day, by the device's own calendar; its value is `YYYY-MM-DD`. */
export function DateInput(props: Omit<InputProps, 'type'>) {
  return <Input {...props} type="date" />
}
