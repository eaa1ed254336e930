import type { ReactNode } from 'react'
import { cx } from './class-names'
import { TONE_CLASS, type Tone } from './tone'
import { TONE_ICON } from './tone-icon'

interface BadgeProps {
  tone?: Tone
  /** Another icon than the tone's own; `null` only where the word is no state (a count, a kind). */
  icon?: ReactNode
  className?: string
  children: ReactNode
}

/** A state: colour, icon and word. */
export function Badge({ tone = 'neutral', icon, className, children }: BadgeProps) {
  const ToneIcon = TONE_ICON[tone]
  return (
    <span
      className={cx(
        'inline-flex max-w-full items-center gap-1.5 rounded-full border px-2.5 py-0.5 text-sm font-semibold',
        TONE_CLASS[tone],
        className,
      )}
    >
      {icon === undefined ? <ToneIcon size={16} /> : icon}
      <span className="min-w-0 sm:whitespace-nowrap">{children}</span>
    </span>
  )
}
