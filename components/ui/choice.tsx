import type { ComponentProps, ReactNode } from 'react'
import { cx } from './class-names'

export interface ChoiceProps extends ComponentProps<'input'> {
  label: ReactNode
  help?: ReactNode
  /** A framed row with the whole surface to press, as owners get it. */
  framed?: boolean
}

/** A checkbox, a radio button or (role="switch") a switch, with its words; the whole row can be pressed. */
function Choice({ label, help, framed = false, className, children, ...rest }: ChoiceProps) {
  return (
    <label
      className={cx(
        'flex min-h-11 cursor-pointer items-start gap-3 py-2.5 not-in-[[data-until-ready]]:has-disabled:cursor-not-allowed not-in-[[data-until-ready]]:has-disabled:opacity-60',
        framed &&
          'rounded-md border border-line-strong bg-card px-4 py-3 hover:border-primary has-checked:border-primary has-checked:bg-primary-soft',
        className,
      )}
    >
      <input {...rest} className="choice mt-0.5" />
      <span className="min-w-0">
        <span className={cx('block', framed && 'font-semibold')}>{label}</span>
        {help && <span className="block text-ink-soft">{help}</span>}
      </span>
      {children}
    </label>
  )
}

export function Checkbox(props: ChoiceProps) {
  return <Choice {...props} type="checkbox" />
}

export function Radio(props: ChoiceProps) {
  return <Choice {...props} type="radio" />
}

/** On or off, at once. */
export function Switch(props: ChoiceProps) {
  return <Choice {...props} type="checkbox" role="switch" />
}
