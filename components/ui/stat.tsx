import type { ReactNode } from 'react'
import { cx } from './class-names'
import { MinusIcon, TrendingDownIcon, TrendingUpIcon } from './icons'
import { Link } from './link'

interface StatProps {
  label: ReactNode
  /** The figure, formatted. */
  value: ReactNode
  /** How it moved, in words; `good` says whether that is welcome. */
  trend?: { direction: 'up' | 'down' | 'flat'; text: string; good?: boolean }
  /** The list behind the figure; the whole tile leads there. */
  href?: string
  /** A sparkline or a bar below. */
  children?: ReactNode
}

const TREND_ICON = { up: TrendingUpIcon, down: TrendingDownIcon, flat: MinusIcon }

/** One figure with its trend, leading to what it counts. */
export function Stat({ label, value, trend, href, children }: StatProps) {
  const TrendIcon = TREND_ICON[trend?.direction ?? 'flat']
  const tone = trend?.good === undefined ? 'text-ink-soft' : trend.good ? 'text-success' : 'text-danger'
  return (
    <div
      className={cx(
        'relative min-w-0 rounded-lg border border-line bg-card p-4 shadow-soft',
        href && 'transition-colors hover:border-primary',
      )}
    >
      <p className="text-sm font-semibold text-ink-soft">
        {href ? (
          <Link href={href} className="after:absolute after:inset-0 after:rounded-lg">
            {label}
          </Link>
        ) : (
          label
        )}
      </p>
      <p className="mt-1 text-2xl font-extrabold tabular-nums">{value}</p>
      {trend && (
        <p className={cx('mt-1 flex items-center gap-1.5 text-sm font-medium', tone)}>
          <TrendIcon size={16} />
          {trend.text}
        </p>
      )}
      {children && <div className="mt-3">{children}</div>}
    </div>
  )
}
