import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FilterSelect, FilterText } from '@/components/admin/filter-field'
import { FilterForm } from '@/components/admin/filter-form'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { listStaffInvitations } from '@/lib/auth/invitations/queries'
import { COMPANY_ROLES, can, STAFF_ROLES } from '@/lib/auth/permissions'
import { parseUserFilter, USER_STATES, usersHref } from '@/lib/auth/users/filter'
import { listUsers } from '@/lib/auth/users/queries'
import { InviteStaff } from './invite-staff'
import { StaffInvitations } from './staff-invitations'
import { UserTable } from './user-table'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.users'))('title') }
}

export default async function UsersPage({ searchParams }: PageProps<'/admin/users'>) {
  const { staff_id, user, role } = await requireStaff('user.view')
  const filter = parseUserFilter(await searchParams)
  const manages = can(role, 'user.manage')
  const [page, invitations, t, roles] = await Promise.all([
    listUsers(db, staff_id, filter),
    manages ? listStaffInvitations(db, staff_id, new Date()) : [],
    getTranslations('admin'),
    getTranslations('team'),
  ])
  const active = usersHref(filter) !== usersHref({} as typeof filter)
  const all = t('filter.all')
  const staffRoles = STAFF_ROLES.map((value) => ({ value, label: roles(`staffRoles.${value}`) }))
  return (
    <ClientMessages namespaces={['admin', 'validation']}>
      <PageHeader
        title={t('users.title')}
        lead={t('users.lead')}
        actions={manages && <InviteStaff roles={staffRoles} />}
      />
      {invitations.length > 0 && <StaffInvitations rows={invitations} zone={user.time_zone} />}
      <FilterForm action="/admin/users" label={t('users.filter')} active={active}>
        <FilterText
          name="q"
          label={t('users.search')}
          value={filter.q}
          placeholder={t('users.searchHint')}
          className="col-span-2"
        />
        <FilterSelect
          name="staff"
          label={t('users.staffRole')}
          value={filter.staff}
          all={all}
          options={[{ value: 'any', label: t('users.anyStaff') }, ...staffRoles]}
        />
        <FilterSelect
          name="role"
          label={t('users.companyRole')}
          value={filter.role}
          all={all}
          options={[
            ...COMPANY_ROLES.map((value) => ({ value, label: roles(`roles.${value}`) })),
            { value: 'none', label: t('users.noCompany') },
          ]}
        />
        <FilterSelect
          name="state"
          label={t('users.state')}
          value={filter.state}
          all={all}
          options={USER_STATES.map((state) => ({ value: state, label: t(`users.states.${state}`) }))}
        />
      </FilterForm>
      <Card flush>
        <UserTable rows={page.rows} zone={user.time_zone} filtered={active} />
      </Card>
      <Pager
        prevHref={page.before && usersHref(filter, { before: page.before })}
        nextHref={page.after && usersHref(filter, { after: page.after })}
      />
    </ClientMessages>
  )
}
