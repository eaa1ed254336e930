import type { ReactNode } from 'react'
import { cx } from './class-names'
import { CircleAlertIcon } from './icons'

export interface FieldProps {
  /** Id of the control; help and error get `<id>-help` and `<id>-error`. */
  id: string
  label: ReactNode
  /** Why we ask, or what it should look like. */
  help?: ReactNode
  /** The sentence beside the field; its presence marks the field as wrong. */
  error?: ReactNode
  /** A word behind the label, such as "(opsional)". */
  hint?: ReactNode
  /** Only for screen readers, where the place itself says what to enter. */
  hideLabel?: boolean
  className?: string
  children: ReactNode
}

/** Label, help, control and error, in this order. */
export function Field({ id, label, help, error, hint, hideLabel = false, className, children }: FieldProps) {
  return (
    <div className={cx('min-w-0', className)}>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'mb-1.5 block font-semibold'}>
        {label}
        {hint && <span className="ms-1.5 font-normal text-ink-soft">{hint}</span>}
      </label>
      <FieldHelp id={id}>{help}</FieldHelp>
      {children}
      <FieldError id={id}>{error}</FieldError>
    </div>
  )
}

/** The sentence between label and control. */
export function FieldHelp({ id, children }: { id: string; children?: ReactNode }) {
  if (!children) return null
  return (
    <div id={`${id}-help`} className="mb-2 text-ink-soft">
      {children}
    </div>
  )
}

/** The error of a field, below its control. */
export function FieldError({ id, children }: { id: string; children?: ReactNode }) {
  if (!children) return null
  return (
    <p id={`${id}-error`} className="mt-2 flex gap-2 font-medium text-danger">
      <CircleAlertIcon className="mt-0.5" />
      <span>{children}</span>
    </p>
  )
}

/** The attributes that tie a control to its help and error. */
export function describedBy(id: string, help: unknown, error: unknown) {
  const ids = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ')
  return { 'aria-describedby': ids || undefined, 'aria-invalid': error ? true : undefined }
}
