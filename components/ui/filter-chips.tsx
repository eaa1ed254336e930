import { cx } from './class-names'
import { CheckIcon, XIcon } from './icons'
import { Link } from './link'

export interface Chip {
  href: string
  label: string
  count?: number
  active: boolean
}

/** Filters as links: pressing an active one leads to the list without it. */
export function FilterChips({ label, chips }: { label: string; chips: Chip[] }) {
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap gap-2">
        {chips.map((chip) => (
          <li key={chip.label}>
            <Link
              href={chip.href}
              aria-current={chip.active ? 'true' : undefined}
              className={cx(
                'inline-flex min-h-11 items-center gap-1.5 rounded-full border px-4 text-sm font-semibold sm:min-h-9 sm:px-3',
                chip.active
                  ? 'border-primary bg-primary-soft text-link'
                  : 'border-line-strong bg-card text-ink hover:border-primary',
              )}
            >
              {chip.active && <CheckIcon size={16} />}
              {chip.label}
              {chip.count !== undefined && <span className="text-ink-soft tabular-nums">{chip.count}</span>}
              {chip.active && <XIcon size={16} />}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
