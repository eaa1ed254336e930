import { cx } from './class-names'
import { Link } from './link'

export interface TabItem {
  href: string
  label: string
  /** How many are behind it. */
  count?: number | string
  current: boolean
}

/** Pages beside one another, or saved filters with their counts; each is an address. */
export function Tabs({ label, items }: { label: string; items: TabItem[] }) {
  return (
    <nav aria-label={label} className="relative -mx-1 overflow-x-auto px-1 pt-1">
      <ul className="flex min-w-full w-max gap-1 border-b border-line">
        {items.map((item) => (
          <li key={item.href}>
            <Link
              href={item.href}
              aria-current={item.current ? 'page' : undefined}
              className={cx(
                'flex min-h-11 items-center gap-2 rounded-t-md border-b-3 px-3 font-semibold',
                item.current
                  ? 'border-primary text-ink [scroll-initial-target:nearest]'
                  : 'border-transparent text-ink-soft hover:text-ink',
              )}
            >
              {item.label}
              {item.count !== undefined && <Count current={item.current}>{item.count}</Count>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Count({ current, children }: { current: boolean; children: number | string }) {
  return (
    <span
      className={cx(
        'min-w-6 rounded-full px-1.5 py-px text-center text-sm tabular-nums',
        current ? 'bg-primary text-primary-ink' : 'bg-sunken text-ink-soft',
      )}
    >
      {children}
    </span>
  )
}
