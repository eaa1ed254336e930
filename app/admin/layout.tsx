import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { StaffShell } from '@/components/shell/staff-shell'
import { CircleUserIcon } from '@/components/ui/icons'
import { requireStaff } from '@/lib/auth/gates'
import { navigationOf } from './navigation'

export const metadata: Metadata = { robots: { index: false } }

/** The staff's frame. It hides the area from everyone else; what a page shows is guarded by the page itself. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const [{ user, role }, t] = await Promise.all([requireStaff('overview.view'), getTranslations('admin.nav')])
  return (
    <StaffShell
      home="/admin"
      groups={navigationOf(role, t)}
      user={{ name: user.name, email: user.email }}
      userLinks={[{ href: '/admin/account', label: t('account'), icon: <CircleUserIcon /> }]}
      signOut="/sign-out"
    >
      {children}
    </StaffShell>
  )
}
