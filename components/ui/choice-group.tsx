import type { ReactNode } from 'react'
import { cx } from './class-names'
import { describedBy, FieldError, FieldHelp } from './field'

interface ChoiceGroupProps {
  id: string
  /** The question; read before each answer. */
  legend: ReactNode
  hint?: ReactNode
  help?: ReactNode
  error?: ReactNode
  /** Answers beside one another from 640 px. */
  columns?: boolean
  children: ReactNode
}

/** A question with radio buttons or checkboxes as answers. */
export function ChoiceGroup({ id, legend, hint, help, error, columns = false, children }: ChoiceGroupProps) {
  return (
    <fieldset id={id} className="min-w-0" {...describedBy(id, help, error)}>
      <legend className="mb-1.5 font-semibold">
        {legend}
        {hint && <span className="ms-1.5 font-normal text-ink-soft">{hint}</span>}
      </legend>
      <FieldHelp id={id}>{help}</FieldHelp>
      <div className={cx('grid gap-2', columns && 'sm:grid-cols-2')}>{children}</div>
      <FieldError id={id}>{error}</FieldError>
    </fieldset>
  )
}
