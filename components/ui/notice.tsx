import type { ReactNode } from 'react'
import { cx } from './class-names'
import { TONE_CLASS, type Tone } from './tone'
import { TONE_ICON } from './tone-icon'

interface NoticeProps {
  tone?: Tone
  title?: ReactNode
  /** Buttons or links below the text. */
  actions?: ReactNode
  /** `status` is read out when it appears, `alert` at once; leave it out for what is there from the start. */
  live?: 'status' | 'alert'
  className?: string
  children?: ReactNode
}

/** What happened, what it means, what to do next. */
export function Notice({ tone = 'info', title, actions, live, className, children }: NoticeProps) {
  const ToneIcon = TONE_ICON[tone]
  return (
    <div role={live} className={cx('flex gap-3 rounded-md border p-4', TONE_CLASS[tone], className)}>
      <ToneIcon className="mt-0.5" />
      <div className="min-w-0 flex-1">
        {title && <p className="font-bold">{title}</p>}
        {children && <div className="text-ink">{children}</div>}
        {actions && <div className="mt-3 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  )
}
