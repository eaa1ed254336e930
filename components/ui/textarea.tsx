import type { ComponentProps } from 'react'
import { cx } from './class-names'

/** Several lines; grows with what is typed where the browser can. */
export function Textarea({ className, rows = 4, ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea
      {...rest}
      rows={rows}
      className={cx('control field-sizing-content min-h-24 py-2.5', className)}
    />
  )
}
