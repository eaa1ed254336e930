import { useLocale, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { Table } from '@/components/ui/table'
import type { OpenInvitation } from '@/lib/auth/invitations/queries'
import type { StaffRole } from '@/lib/auth/permissions'
import { formatCompact, type Zone } from '@/lib/time'
import { InvitationButtons } from './invitation-buttons'

interface StaffInvitationsProps {
  rows: OpenInvitation<StaffRole>[]
  zone: Zone
}

/** Invitations of staff that nobody answered yet. */
export function StaffInvitations({ rows, zone }: StaffInvitationsProps) {
  const t = useTranslations('admin.users')
  const roles = useTranslations('team.staffRoles')
  const locale = useLocale()
  return (
    <Card flush title={t('invitations')} className="mb-5">
      <Table
        caption={t('invitations')}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          { key: 'email', header: t('inviteEmail'), lead: true, cell: (row) => row.email },
          { key: 'role', header: t('staffRole'), cell: (row) => roles(row.role) },
          { key: 'by', header: t('invitedBy'), cell: (row) => row.invited_by_name ?? '–' },
          {
            key: 'expires',
            header: t('expires'),
            cell: (row) =>
              row.state === 'expired' ? (
                <Badge tone="warning">{t('expired')}</Badge>
              ) : (
                formatCompact(row.expires_at, locale, zone)
              ),
          },
          {
            key: 'actions',
            header: t('column.actions'),
            label: '',
            cell: (row) => <InvitationButtons id={row.id} email={row.email} />,
          },
        ]}
      />
    </Card>
  )
}
