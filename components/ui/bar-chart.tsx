import type { ReactNode } from 'react'
import { cx } from './class-names'
import { Link } from './link'

export interface Bar {
  key: string
  label: string
  value: number
  /** The figure as it is read; the plain number when absent. */
  text?: ReactNode
  href?: string
  /** The one that matters. */
  highlight?: boolean
}

interface BarChartProps {
  /** What is compared; heading of the table that screen readers get. */
  caption: string
  labelHeading: string
  valueHeading: string
  bars: readonly Bar[]
}

/** Lying bars from zero with their figures beside them. It is a table, so that it can be read without being seen. */
export function BarChart({ caption, labelHeading, valueHeading, bars }: BarChartProps) {
  const highest = Math.max(1, ...bars.map((bar) => bar.value))
  return (
    <table className="w-full border-separate border-spacing-y-1 text-sm tabular-nums">
      <caption className="sr-only">{caption}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{labelHeading}</th>
          <th scope="col">{valueHeading}</th>
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.key} className="group">
            <th scope="row" className="w-2/5 max-w-0 truncate pe-3 text-start font-medium">
              {bar.href ? (
                <Link href={bar.href} className="rounded-sm hover:underline">
                  {bar.label}
                </Link>
              ) : (
                bar.label
              )}
            </th>
            <td className="p-0">
              <span className="flex min-h-7 items-center gap-2">
                <span
                  className={cx(
                    'h-4 min-w-0.5 rounded-sm',
                    bar.highlight ? 'bg-accent' : 'bg-nila-300 dark:bg-nila-500',
                  )}
                  style={{ width: `${(bar.value / highest) * 75}%` }}
                />
                <span className="font-semibold whitespace-nowrap">{bar.text ?? bar.value}</span>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
