import { useLocale, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { BanIcon, UsersIcon } from '@/components/ui/icons'
import { TextLink } from '@/components/ui/link'
import { Table } from '@/components/ui/table'
import type { UserListRow } from '@/lib/auth/users/queries'
import { formatCompact, type Zone } from '@/lib/time'

interface UserTableProps {
  rows: UserListRow[]
  zone: Zone
  filtered: boolean
}

export function UserTable({ rows, zone, filtered }: UserTableProps) {
  const t = useTranslations('admin.users')
  const team = useTranslations('team')
  const locale = useLocale()
  return (
    <Table
      caption={t('title')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={
        <EmptyState
          art={<UsersIcon size={40} className="text-ink-soft" />}
          title={t(filtered ? 'none.title' : 'empty.title')}
        >
          {t(filtered ? 'none.text' : 'empty.text')}
        </EmptyState>
      }
      columns={[
        {
          key: 'name',
          header: t('column.name'),
          lead: true,
          cell: (row) => (
            <div>
              <TextLink href={`/admin/users/${row.id}`}>{row.name}</TextLink>
              <span className="block font-normal break-all text-ink-soft">{row.email}</span>
            </div>
          ),
        },
        {
          key: 'role',
          header: t('staffRole'),
          cell: (row) =>
            row.staff_role ? (
              <Badge tone="primary" icon={null}>
                {team(`staffRoles.${row.staff_role as 'admin'}`)}
              </Badge>
            ) : (
              '–'
            ),
        },
        {
          key: 'companies',
          header: t('column.companies'),
          cell: (row) =>
            row.companies.length === 0 ? (
              '–'
            ) : (
              <div>
                {row.companies.map((company) => (
                  <span key={company.slug} className="block">
                    <TextLink href={`/admin/companies/${company.slug}`}>{company.trade_name}</TextLink>
                    <span className="text-ink-soft"> · {team(`roles.${company.role}`)}</span>
                  </span>
                ))}
              </div>
            ),
        },
        {
          key: 'state',
          header: t('state'),
          cell: (row) => <UserState disabled={row.disabled_at !== null} verified={row.email_verified} />,
        },
        {
          key: 'seen',
          className: 'max-sm:hidden',
          header: t('column.seen'),
          cell: (row) => (
            <span className="whitespace-nowrap">
              {row.last_seen_at ? formatCompact(row.last_seen_at, locale, zone) : '–'}
            </span>
          ),
        },
        {
          key: 'created',
          className: 'max-sm:hidden',
          header: t('column.created'),
          cell: (row) => (
            <span className="whitespace-nowrap">{formatCompact(row.created_at, locale, zone)}</span>
          ),
        },
      ]}
    />
  )
}

/** Whether a user can sign in. */
export function UserState({ disabled, verified }: { disabled: boolean; verified: boolean }) {
  const t = useTranslations('admin.users.states')
  if (disabled)
    return (
      <Badge tone="danger" icon={<BanIcon size={16} />}>
        {t('disabled')}
      </Badge>
    )
  return verified ? (
    <Badge tone="success">{t('active')}</Badge>
  ) : (
    <Badge tone="warning">{t('unverified')}</Badge>
  )
}
