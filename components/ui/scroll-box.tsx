import type { ReactNode } from 'react'
import { cx } from './class-names'

type ScrollBoxProps = { label: string; className?: string; children: ReactNode }

/** A box that may scroll when its table does not fit. Reached by keyboard, or what lies beyond its edge could not be read without a mouse. */
export function ScrollBox({ label, className, children }: ScrollBoxProps) {
  // A group, not a region: a page with several tables would fill up with landmarks.
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset belongs to forms
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to take the focus (WCAG 2.1.1)
    <div role="group" aria-label={label} tabIndex={0} className={cx('table-scroll', className)}>
      {children}
    </div>
  )
}
