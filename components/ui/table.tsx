// biome-ignore-all lint/a11y/noRedundantRoles: rows drawn as cards lose their table roles in Safari without them.
import type { ReactNode } from 'react'
import { cx } from './class-names'
import { ArrowDownIcon, ArrowUpDownIcon, ArrowUpIcon } from './icons'
import { Link } from './link'
import { ScrollBox } from './scroll-box'

export interface Column<Row> {
  key: string
  header: ReactNode
  cell: (row: Row) => ReactNode
  /** Heading inside the card a row becomes on a phone, where `header` is not plain text; `''` shows none. */
  label?: string
  /** Figures: aligned to the end. */
  numeric?: boolean
  /** The cell that names the row: its first line on a phone and its heading for screen readers. */
  lead?: boolean
  /** Address that sorts by this column, and how it is sorted now. */
  sort?: { href: string; direction?: 'asc' | 'desc' }
  className?: string
}

interface TableProps<Row> {
  /** What the table lists; read by screen readers. */
  caption: string
  columns: Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Shown in place of rows when there are none, usually an `EmptyState`. */
  empty?: ReactNode
  /** Stays a table on phones too, scrolling sideways: for few narrow columns. */
  keep?: boolean
  className?: string
}

/** The one table: sticky head, sort links, and on a phone a card per row. */
export function Table<Row>({ caption, columns, rows, rowKey, empty, keep, className }: TableProps<Row>) {
  if (rows.length === 0 && empty) return <div className={className}>{empty}</div>
  return (
    <ScrollBox label={caption} className={className}>
      <table role="table" className="data-table" data-keep={keep || undefined}>
        <caption className="sr-only">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row">
              {columns.map((column) => (
                <BodyCell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

const SORT_ICON = { asc: ArrowUpIcon, desc: ArrowDownIcon, none: ArrowUpDownIcon }
const ARIA_SORT = { asc: 'ascending', desc: 'descending' } as const

function HeadCell<Row>({ column }: { column: Column<Row> }) {
  const direction = column.sort?.direction
  const SortIcon = SORT_ICON[direction ?? 'none']
  return (
    <th
      scope="col"
      role="columnheader"
      aria-sort={direction && ARIA_SORT[direction]}
      className={cx(column.numeric && 'num', column.className)}
    >
      {column.sort ? (
        <Link href={column.sort.href} className="inline-flex items-center gap-1 rounded-sm hover:text-ink">
          {column.header}
          <SortIcon size={14} />
        </Link>
      ) : (
        column.header
      )}
    </th>
  )
}

function BodyCell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const label = column.label ?? (typeof column.header === 'string' ? column.header : '')
  const className = cx(column.numeric && 'num', column.className)
  if (column.lead) {
    return (
      <th scope="row" role="rowheader" data-label={label} data-lead="" className={className}>
        {column.cell(row)}
      </th>
    )
  }
  return (
    <td role="cell" data-label={label} className={className}>
      {column.cell(row)}
    </td>
  )
}
