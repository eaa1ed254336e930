import { cx } from './class-names'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'
export type ButtonSize = 'md' | 'sm' | 'lg'

const VARIANTS: Record<ButtonVariant, string> = {
  primary: 'bg-primary text-primary-ink hover:bg-primary-hover',
  secondary: 'border border-line-strong bg-card text-ink hover:border-primary hover:bg-primary-soft',
  quiet: 'text-link hover:bg-hover',
  danger: 'bg-danger-fill text-white hover:brightness-90',
}

/** `sm` is for dense staff screens only; what an owner touches is at least 44 px high. */
const SIZES: Record<ButtonSize, string> = {
  sm: 'min-h-9 px-3 text-sm gap-1.5',
  md: 'min-h-(--control-height) px-4 text-(length:--control-text) gap-2',
  lg: 'min-h-13 px-6 text-lg gap-2.5',
}

/** The look of a button, also for links and labels that act as one. */
export function buttonClass(
  variant: ButtonVariant = 'primary',
  size: ButtonSize = 'md',
  full = false,
): string {
  return cx(
    'inline-flex items-center justify-center rounded-md py-1.5 text-center font-semibold leading-tight',
    'transition-colors duration-150 select-none active:translate-y-px',
    'aria-disabled:opacity-60 aria-disabled:active:translate-y-0',
    VARIANTS[variant],
    SIZES[size],
    full && 'w-full',
  )
}
