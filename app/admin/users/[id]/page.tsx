import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { AuditEntries, AuditMore } from '@/components/admin/audit-entries'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { listAuditOf } from '@/lib/audit/queries'
import { requireStaff } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { findUser, listCompaniesOfUser, listSessionsOfUser } from '@/lib/auth/users/queries'
import { isId } from '@/lib/ids'
import { formatInstant } from '@/lib/time'
import { UserState } from '../user-table'
import { Companies } from './companies'
import { Facts } from './facts'
import { Sessions } from './sessions'
import { StaffRoleForm } from './staff-role-form'
import { UserButtons } from './user-buttons'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.users'))('one') }
}

export default async function UserPage({ params }: PageProps<'/admin/users/[id]'>) {
  const { staff_id, role, user: reader } = await requireStaff('user.view')
  const { id } = await params
  if (!isId(id)) notFound()
  const [user, companies, sessions, audit, t, locale] = await Promise.all([
    findUser(db, staff_id, id),
    listCompaniesOfUser(db, staff_id, id),
    listSessionsOfUser(db, staff_id, id),
    can(role, 'audit.view') ? listAuditOf(db, staff_id, 'user', id, 10) : undefined,
    getTranslations('admin.users'),
    getLocale(),
  ])
  if (!user) notFound()
  const manages = can(role, 'user.manage')
  const isSelf = user.id === reader.id
  return (
    <ClientMessages namespaces={['admin', 'team', 'validation']}>
      <PageHeader
        crumbs={[{ label: t('title'), href: '/admin/users' }, { label: user.name }]}
        title={user.name}
        badge={<UserState disabled={user.disabled_at !== null} verified={user.email_verified} />}
        lead={user.email}
        actions={
          manages && (
            <UserButtons id={user.id} name={user.name} disabled={user.disabled_at !== null} isSelf={isSelf} />
          )
        }
      />
      {user.disabled_at && (
        <Notice tone="warning" title={t('disabledTitle')} className="mb-5">
          {t('disabledText', {
            when: formatInstant(user.disabled_at, locale, reader.time_zone),
            reason: user.disabled_reason ?? '–',
          })}
        </Notice>
      )}
      <div className="grid gap-5 lg:grid-cols-2">
        <div className="grid min-w-0 content-start gap-5">
          <Facts user={user} zone={reader.time_zone} />
          <Card title={t('staffRole')} lead={isSelf ? t('ownRole') : t('staffRoleLead')}>
            <StaffRoleForm
              key={user.staff_role}
              id={user.id}
              role={user.staff_role}
              editable={manages && !isSelf}
            />
          </Card>
        </div>
        <div className="grid min-w-0 content-start gap-5">
          <Companies rows={companies} zone={reader.time_zone} />
          <Sessions userId={user.id} rows={sessions} zone={reader.time_zone} editable={manages} />
        </div>
      </div>
      {audit && (
        <Card flush title={t('audit')} className="mt-5">
          <AuditEntries rows={audit} zone={reader.time_zone} />
          <AuditMore query={`entity=user&q=${user.id}`} />
        </Card>
      )}
    </ClientMessages>
  )
}
