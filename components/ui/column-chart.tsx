import type { Bar } from './bar-chart'
import { cx } from './class-names'
import { Link } from './link'

interface ColumnChartProps {
  caption: string
  labelHeading: string
  valueHeading: string
  /** In order of time. */
  bars: readonly Bar[]
  /** Of the columns, in pixels. */
  height?: number
}

/** Standing bars from zero, for what goes by days or months; the highest or the marked ones carry their figure. */
export function ColumnChart({ caption, labelHeading, valueHeading, bars, height = 140 }: ColumnChartProps) {
  const highest = Math.max(1, ...bars.map((bar) => bar.value))
  const top = topToLabel(bars, highest)
  return (
    <figure className="contain-inline-size">
      <div
        aria-hidden="true"
        className="flex items-end gap-1 border-b border-line-strong"
        style={{ height: height + 24 }}
      >
        {bars.map((bar, index) => (
          <div key={bar.key} className="flex h-full min-w-0 flex-1 flex-col justify-end">
            {(bar.highlight || index === top) && (
              <span
                className={cx(
                  'text-sm font-semibold whitespace-nowrap tabular-nums',
                  side(index, bars.length),
                )}
              >
                {bar.text ?? bar.value}
              </span>
            )}
            <ColumnBody bar={bar} height={(bar.value / highest) * height} />
          </div>
        ))}
      </div>
      <Labels bars={bars} />
      <table className="sr-only">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{labelHeading}</th>
            <th scope="col">{valueHeading}</th>
          </tr>
        </thead>
        <tbody>
          {bars.map((bar) => (
            <tr key={bar.key}>
              <th scope="row">{bar.href ? <a href={bar.href}>{bar.label}</a> : bar.label}</th>
              <td>{bar.text ?? bar.value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}

/** The first of the highest columns; none where a marked one stands so near that their figures would overlap on a phone. */
function topToLabel(bars: readonly Bar[], highest: number): number {
  const top = bars.findIndex((bar) => bar.value === highest)
  const isNear = (index: number) => index !== top && Math.abs(index - top) < bars.length / 3
  return bars.some((bar, index) => bar.highlight && isNear(index)) ? -1 : top
}

function ColumnBody({ bar, height }: { bar: Bar; height: number }) {
  const className = cx(
    'mx-auto block w-full max-w-10 rounded-t-sm',
    bar.highlight ? 'bg-accent' : 'bg-nila-300 dark:bg-nila-500',
  )
  const style = { height: Math.max(height, bar.value > 0 ? 2 : 0) }
  if (!bar.href) return <span className={className} style={style} />
  return <Link href={bar.href} tabIndex={-1} className={`${className} hover:opacity-80`} style={style} />
}

/** Under every column while there are few; otherwise some of them, on a phone the first and the last. */
function Labels({ bars }: { bars: readonly Bar[] }) {
  if (bars.length <= 12) {
    // Words as long as the short names of months do not fit beside one another on a phone.
    const isTight = bars.length > 7 && bars.some((bar) => bar.label.length > 2)
    return (
      <div aria-hidden="true" className="mt-1 text-sm text-ink-soft">
        {isTight && <Ends bars={bars} />}
        <div className={cx('gap-1', isTight ? 'hidden sm:flex' : 'flex')}>
          {bars.map((bar) => (
            <span key={bar.key} className="min-w-0 flex-1 truncate text-center">
              {bar.label}
            </span>
          ))}
        </div>
      </div>
    )
  }
  const step = Math.ceil(bars.length / 5)
  return (
    <div aria-hidden="true" className="mt-1 text-sm text-ink-soft">
      <Ends bars={bars} />
      <div className="hidden gap-1 sm:flex">
        {bars.map((bar, index) => (
          <span key={bar.key} className="w-0 flex-1 whitespace-nowrap">
            {index % step === 0 && bar.label}
          </span>
        ))}
      </div>
    </div>
  )
}

/** The first and the last label, for a phone. */
function Ends({ bars }: { bars: readonly Bar[] }) {
  return (
    <div className="flex justify-between sm:hidden">
      <span>{bars[0]?.label}</span>
      <span>{bars.at(-1)?.label}</span>
    </div>
  )
}

/** Where a column's figure hangs on to it: at the edges it must not stick out of the chart. */
function side(index: number, count: number): string {
  if (index < count / 3) return 'self-start'
  return index >= (count * 2) / 3 ? 'self-end' : 'self-center'
}
