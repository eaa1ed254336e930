import type { ReactNode } from 'react'
import { Logo } from '@/components/art/logo'
import { Link } from '@/components/ui/link'
import type { NavItem, ShellUser, SignOut } from './nav-item'
import { SkipLink } from './skip-link'
import { UserMenu } from './user-menu'

interface PlainShellProps {
  home: string
  user: ShellUser
  userLinks: NavItem[]
  signOut: SignOut
  children: ReactNode
}

/** The frame of pages that belong to a person, not to a company: mark, own menu, one column. */
export function PlainShell({ home, user, userLinks, signOut, children }: PlainShellProps) {
  return (
    <div className="min-h-dvh">
      <SkipLink />
      <header className="border-b border-line">
        <div className="mx-auto flex min-h-16 max-w-3xl items-center justify-between gap-4 px-4">
          <Link href={home} className="flex min-h-11 items-center rounded-md">
            <Logo />
          </Link>
          <UserMenu user={user} links={userLinks} signOut={signOut} />
        </div>
      </header>
      <main id="content" tabIndex={-1} className="mx-auto max-w-3xl px-4 py-6 outline-none">
        {children}
      </main>
    </div>
  )
}
