import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { StaffShell } from '@/components/shell/staff-shell'
import { CircleUserIcon } from '@/components/ui/icons'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { countUnread } from '@/lib/staffing/notifications'
import { navigationOf } from './navigation'

export const metadata: Metadata = { robots: { index: false } }

/** The staff's frame. It hides the area from everyone else; what a page shows is guarded by the page itself. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const granted = requireStaff('overview.view')
  const [{ user, role }, unread, t] = await Promise.all([
    granted,
    // Beside what the page itself reads: nobody waits for the number at the bell.
    granted.then(({ staff_id }) => countUnread(db, staff_id)),
    getTranslations('admin.nav'),
  ])
  return (
    <StaffShell
      home="/admin"
      groups={navigationOf(role, t)}
      bell={{ href: '/admin/notifications', count: unread }}
      user={{ name: user.name, email: user.email }}
      userLinks={[{ href: '/admin/account', label: t('account'), icon: <CircleUserIcon /> }]}
      signOut="/sign-out"
    >
      {children}
    </StaffShell>
  )
}
