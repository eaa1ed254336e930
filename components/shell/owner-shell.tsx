import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Logo } from '@/components/art/logo'
import { Link } from '@/components/ui/link'
import { BellLink, HelpLink } from './header-icons'
import type { NavItem, ShellUser, SignOut } from './nav-item'
import { NavLink } from './nav-link'
import { NavCount, NavList } from './nav-list'
import { SkipLink } from './skip-link'
import { UserMenu } from './user-menu'

interface OwnerShellProps {
  /** Start page of the company. */
  home: string
  /** Name of the company, and a way to another one where there are several. */
  company: { name: string; switcher?: ReactNode }
  /** The four of the bottom bar on a phone; they stand first at the left on a desktop. */
  primary: NavItem[]
  /** Further pages, at the left on a desktop only; on a phone they are reached through the last of the four. */
  secondary: NavItem[]
  /** Left out for those who may not read messages. */
  bell?: { href: string; count: number }
  helpHref: string
  user: ShellUser
  userLinks: NavItem[]
  signOut: SignOut
  children: ReactNode
}

/** The owner's frame: on a phone a bar of four at the thumb, on a desktop a rail at the left. */
export function OwnerShell(props: OwnerShellProps) {
  const t = useTranslations('common')
  return (
    <div className="min-h-dvh md:grid md:grid-cols-[16rem_1fr]">
      <SkipLink />
      <aside className="hidden border-e border-line md:block">
        <div className="sticky top-0 flex h-dvh flex-col gap-5 overflow-y-auto px-4 py-4">
          <Link href={props.home} className="flex min-h-11 items-center self-start rounded-md">
            <Logo />
          </Link>
          <CompanyName company={props.company} />
          <nav aria-label={t('nav.main')} className="grid gap-4">
            <NavList items={props.primary} />
            <hr className="border-line" />
            <NavList items={props.secondary} />
          </nav>
        </div>
      </aside>
      <div className="flex min-w-0 flex-col pb-20 md:pb-0">
        <header className="sticky top-0 z-20 flex min-h-14 items-center justify-between gap-2 border-b border-line bg-ground px-4 md:justify-end md:border-0 md:px-6">
          <div className="min-w-0 md:hidden">
            <CompanyName company={props.company} />
          </div>
          <div className="flex items-center">
            <HelpLink href={props.helpHref} />
            {props.bell && <BellLink {...props.bell} />}
            <UserMenu user={props.user} links={props.userLinks} signOut={props.signOut} />
          </div>
        </header>
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto w-full max-w-5xl flex-1 px-4 py-5 outline-none md:px-6"
        >
          {props.children}
        </main>
      </div>
      <BottomBar label={t('nav.main')} items={props.primary} />
    </div>
  )
}

function CompanyName({ company }: { company: OwnerShellProps['company'] }) {
  return company.switcher ?? <p className="truncate font-bold">{company.name}</p>
}

function BottomBar({ label, items }: { label: string; items: NavItem[] }) {
  return (
    <nav
      aria-label={label}
      className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-card pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <ul className="flex">
        {items.map((item) => (
          <li key={item.href} className="flex-1">
            <NavLink
              href={item.href}
              exact={item.exact}
              className="group relative flex min-h-16 flex-col items-center justify-center gap-1 text-sm font-medium text-ink-soft aria-[current=page]:font-bold aria-[current=page]:text-link"
            >
              <span className="flex h-7 w-14 items-center justify-center rounded-full transition-colors group-aria-[current=page]:bg-primary-soft">
                {item.icon}
              </span>
              {item.label}
              <span className="absolute start-1/2 top-1 ms-2">
                <NavCount count={item.count} />
              </span>
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
