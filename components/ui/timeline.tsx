import type { ReactNode } from 'react'
import { cx } from './class-names'
import type { Tone } from './tone'
import { TONE_ICON } from './tone-icon'

export interface TimelineItem {
  key: string
  title: ReactNode
  /** When, in words. */
  when?: ReactNode
  tone?: Tone
  icon?: ReactNode
  /** Where things stand now. */
  current?: boolean
  children?: ReactNode
}

const MARK: Record<Tone, string> = {
  neutral: 'border-line-strong text-ink-soft',
  info: 'border-info-line text-info',
  success: 'border-success-line text-success',
  warning: 'border-warning-line text-warning',
  danger: 'border-danger-line text-danger',
  primary: 'border-primary-line text-link',
}

/** What happened and what comes, one after the other, in words. */
export function Timeline({ items, label }: { items: TimelineItem[]; label: string }) {
  return (
    <ol aria-label={label}>
      {items.map((item, index) => {
        const tone = item.tone ?? 'neutral'
        const ToneIcon = TONE_ICON[tone]
        return (
          <li
            key={item.key}
            aria-current={item.current ? 'step' : undefined}
            className="relative flex gap-3 pb-6 last:pb-0"
          >
            {index < items.length - 1 && <span className="absolute start-4 top-9 bottom-1 w-px bg-line" />}
            <span
              className={cx(
                'flex size-8 shrink-0 items-center justify-center rounded-full border bg-card',
                MARK[tone],
                item.current && 'ring-4 ring-accent-soft',
              )}
            >
              {item.icon ?? <ToneIcon size={18} />}
            </span>
            <div className="min-w-0 flex-1 pt-1">
              <div className="flex flex-wrap items-baseline justify-between gap-x-4">
                <p className={item.current ? 'font-bold' : 'font-semibold'}>{item.title}</p>
                {item.when && <p className="text-sm text-ink-soft">{item.when}</p>}
              </div>
              {item.children && <div className="mt-1 text-ink-soft">{item.children}</div>}
            </div>
          </li>
        )
      })}
    </ol>
  )
}
