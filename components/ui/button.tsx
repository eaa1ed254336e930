import type { ComponentProps, ReactNode } from 'react'
import { type ButtonSize, type ButtonVariant, buttonClass } from './button-class'
import { cx } from './class-names'
import { Spinner } from './spinner'

export interface ButtonProps extends ComponentProps<'button'> {
  variant?: ButtonVariant
  size?: ButtonSize
  full?: boolean
  /** Before the words. */
  icon?: ReactNode
  /** Behind the words. */
  iconEnd?: ReactNode
  /** Something is under way: shows it and refuses further presses, while the button stays in the tab order. */
  pending?: boolean
}

/** A button that does something; for going somewhere there is `ButtonLink`. */
export function Button({
  variant,
  size,
  full,
  icon,
  iconEnd,
  pending = false,
  className,
  children,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={pending ? 'button' : type}
      aria-disabled={pending || rest['aria-disabled'] || undefined}
      aria-busy={pending || undefined}
      onClick={pending ? undefined : onClick}
      className={cx(buttonClass(variant, size, full), className)}
    >
      {pending ? <Spinner /> : icon}
      {children}
      {iconEnd}
    </button>
  )
}
