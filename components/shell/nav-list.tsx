import type { NavItem } from './nav-item'
import { NavLink } from './nav-link'

/** Links below one another, as they stand in the rail at the left. */
export function NavList({ items, dense = false }: { items: NavItem[]; dense?: boolean }) {
  return (
    <ul className="grid gap-0.5">
      {items.map((item) => (
        <li key={item.href}>
          <NavLink
            href={item.href}
            exact={item.exact}
            className={`flex items-center gap-3 rounded-md px-3 font-medium text-ink-soft transition-colors hover:bg-hover hover:text-ink aria-[current=page]:bg-primary-soft aria-[current=page]:font-semibold aria-[current=page]:text-link ${dense ? 'min-h-11 text-sm lg:min-h-9' : 'min-h-11'}`}
          >
            {item.icon}
            <span className="min-w-0 flex-1 truncate">{item.label}</span>
            <NavCount count={item.count} />
          </NavLink>
        </li>
      ))}
    </ul>
  )
}

/** How many wait behind a link. */
export function NavCount({ count }: { count?: number }) {
  if (!count) return null
  return (
    <span className="min-w-6 rounded-full bg-accent px-1.5 text-center text-sm font-bold text-accent-ink tabular-nums">
      {count > 99 ? '99+' : count}
    </span>
  )
}
