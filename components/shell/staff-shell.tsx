import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Logo } from '@/components/art/logo'
import { buttonClass } from '@/components/ui/button-class'
import { MenuIcon } from '@/components/ui/icons'
import { Link } from '@/components/ui/link'
import { BellLink } from './header-icons'
import type { NavItem, ShellUser, SignOut } from './nav-item'
import { NavList } from './nav-list'
import { SkipLink } from './skip-link'
import { UserMenu } from './user-menu'

export interface NavGroup {
  /** Absent for the first, which needs no heading. */
  label?: string
  items: NavItem[]
}

interface StaffShellProps {
  home: string
  groups: NavGroup[]
  user: ShellUser
  userLinks: NavItem[]
  signOut: SignOut
  /** What the reader was told and has not seen yet. */
  bell?: { href: string; count: number }
  /** In the bar above, such as the search for a number. */
  tools?: ReactNode
  children: ReactNode
}

/** The staff's frame: dense, a rail at the left (a drawer on narrow screens), content up to 1440 px. */
export function StaffShell(props: StaffShellProps) {
  const t = useTranslations('common')
  const groups = <NavGroups groups={props.groups} />
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[15rem_1fr]">
      <SkipLink />
      <aside className="hidden border-e border-line bg-card lg:block">
        <div className="sticky top-0 flex h-dvh flex-col gap-4 overflow-y-auto px-3 py-3">
          <Link href={props.home} className="flex min-h-11 items-center self-start rounded-md px-3">
            <Logo />
          </Link>
          <nav aria-label={t('nav.main')}>{groups}</nav>
        </div>
      </aside>
      <div className="flex min-w-0 flex-col">
        <header className="sticky top-0 z-20 flex min-h-14 items-center gap-3 border-b border-line bg-ground px-4 lg:px-6">
          <div className="lg:hidden">
            <button
              type="button"
              popoverTarget="staff-nav"
              aria-label={t('menu')}
              className={buttonClass('quiet')}
            >
              <MenuIcon />
            </button>
            <div id="staff-nav" popover="auto" className="drawer border-e border-line bg-card p-3 text-ink">
              <nav aria-label={t('nav.main')}>{groups}</nav>
            </div>
          </div>
          <div className="min-w-0 flex-1">{props.tools}</div>
          {props.bell && <BellLink {...props.bell} most={99} />}
          <UserMenu user={props.user} links={props.userLinks} signOut={props.signOut} />
        </header>
        <main
          id="content"
          data-dense=""
          tabIndex={-1}
          className="mx-auto w-full max-w-[90rem] flex-1 px-4 py-5 text-sm outline-none lg:px-6"
        >
          {props.children}
        </main>
      </div>
    </div>
  )
}

function NavGroups({ groups }: { groups: NavGroup[] }) {
  return (
    <div className="grid gap-4">
      {groups.map((group) => (
        <div key={group.label ?? ''}>
          {group.label && <p className="mb-1 px-3 text-sm font-semibold text-ink-soft">{group.label}</p>}
          <NavList items={group.items} dense />
        </div>
      ))}
    </div>
  )
}
