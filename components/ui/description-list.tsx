import type { ReactNode } from 'react'
import { cx } from './class-names'

export interface Description {
  term: string
  /** Nothing known is shown as a dash. */
  detail: ReactNode
  action?: ReactNode
}

/** Terms and what stands behind them, separated by hairlines. */
export function DescriptionList({ items, dense = false }: { items: Description[]; dense?: boolean }) {
  return (
    <dl className={cx('divide-y divide-line', dense && 'text-sm')}>
      {items.map((item) => (
        <div
          key={item.term}
          className={cx('flex flex-col gap-x-6 sm:flex-row sm:items-baseline', dense ? 'py-2' : 'py-3')}
        >
          <dt className="shrink-0 text-ink-soft sm:w-2/5">{item.term}</dt>
          <dd className="min-w-0 flex-1 font-medium break-words">{item.detail ?? '–'}</dd>
          {item.action && <dd className="shrink-0">{item.action}</dd>}
        </div>
      ))}
    </dl>
  )
}
