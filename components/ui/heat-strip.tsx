import { Link } from './link'
import { ScrollBox } from './scroll-box'

export interface HeatCell {
  label: string
  value: number
  /** The list behind the figure. */
  href?: string
}

export interface HeatRow {
  label: string
  cells: HeatCell[]
}

interface HeatStripProps {
  caption: string
  /** Heading of the first column. */
  rowHeading: string
  columns: string[]
  rows: HeatRow[]
  /** `share`: percentages of which more is better, cool; else the more the warmer. */
  scale?: 'heat' | 'share'
}

/** Four steps of warmth between nothing and the highest figure; the ink of each is readable on it. */
const WARMTH = [
  'bg-sunken text-ink-soft',
  'bg-warning-soft text-warning',
  'bg-kunyit-200 text-kunyit-800 dark:bg-kunyit-800 dark:text-white',
  'bg-accent text-accent-ink',
  'bg-danger-fill text-white',
]

/** Four steps of one colour from nothing to all. */
const DEPTH = [
  'bg-sunken text-ink-soft',
  'bg-nila-50 text-nila-950 dark:bg-nila-950 dark:text-white',
  'bg-nila-100 text-nila-950 dark:bg-nila-800 dark:text-white',
  'bg-nila-200 text-nila-950 dark:bg-nila-700 dark:text-white',
  'bg-primary text-primary-ink',
]

function warmth(value: number, highest: number, steps: readonly string[]): string | undefined {
  if (value === 0) return steps[0]
  return steps[Math.min(4, Math.ceil((value / highest) * 4))]
}

/** Figures of rows by columns (stages by age), each cell coloured by its height and leading to its list. */
export function HeatStrip({ caption, rowHeading, columns, rows, scale = 'heat' }: HeatStripProps) {
  const isShare = scale === 'share'
  const highest = isShare ? 100 : Math.max(1, ...rows.flatMap((row) => row.cells.map((cell) => cell.value)))
  return (
    <ScrollBox label={caption}>
      <table className="w-full border-separate border-spacing-1 text-sm tabular-nums">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className="p-1 text-start font-semibold text-ink-soft">
              {rowHeading}
            </th>
            {columns.map((column) => (
              <th
                key={column}
                scope="col"
                className="p-1 text-center font-semibold text-ink-soft"
                style={{ width: `${64 / columns.length}%` }}
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.label}>
              <th scope="row" className="p-1 pe-3 text-start font-medium">
                {row.label}
              </th>
              {row.cells.map((cell) => (
                <td key={cell.label} className="p-0">
                  <HeatFigure cell={cell} className={warmth(cell.value, highest, isShare ? DEPTH : WARMTH)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

function HeatFigure({ cell, className }: { cell: HeatCell; className?: string }) {
  const box = `flex min-h-9 min-w-11 items-center justify-center rounded-sm font-semibold ${className}`
  if (!cell.href || cell.value === 0) return <span className={box}>{cell.value}</span>
  return (
    <Link href={cell.href} aria-label={`${cell.label}: ${cell.value}`} className={`${box} hover:underline`}>
      {cell.value}
    </Link>
  )
}
