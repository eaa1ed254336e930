import type { ReactNode } from 'react'
import { cx } from './class-names'

export type MeterTone = 'primary' | 'accent' | 'success' | 'danger'

const FILL: Record<MeterTone, string> = {
  primary: 'bg-primary',
  accent: 'bg-accent',
  success: 'bg-success',
  danger: 'bg-danger-fill',
}

interface BarMeterProps {
  value: number
  max: number
  /** Of what; read by screen readers and shown unless hidden. */
  label: string
  /** The figures in words: "3 dari 5 permohonan". */
  text: ReactNode
  tone?: MeterTone
  hideLabel?: boolean
}

/** How much of something is used, or how near a deadline is. */
export function BarMeter({ value, max, label, text, tone = 'primary', hideLabel = false }: BarMeterProps) {
  const percent = max > 0 ? Math.min(100, Math.max(0, (value / max) * 100)) : 0
  return (
    <div className="min-w-0">
      <p className="mb-1.5 flex flex-wrap justify-between gap-x-4 text-sm">
        <span className={hideLabel ? 'sr-only' : 'font-semibold'}>{label}</span>
        <span
          className={cx('tabular-nums', tone === 'danger' ? 'font-semibold text-danger' : 'text-ink-soft')}
        >
          {text}
        </span>
      </p>
      <div
        aria-hidden="true"
        className="h-2 overflow-hidden rounded-full bg-sunken inset-ring inset-ring-line"
      >
        <div className={cx('h-full rounded-full', FILL[tone])} style={{ width: `${percent}%` }} />
      </div>
    </div>
  )
}
