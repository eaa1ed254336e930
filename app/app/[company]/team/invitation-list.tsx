import { getLocale, getTranslations } from 'next-intl/server'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { Badge } from '@/components/ui/badge'
import type { OpenInvitation } from '@/lib/auth/invitations/queries'
import type { CompanyRole } from '@/lib/auth/permissions'
import { formatDay, type Zone } from '@/lib/time'
import { revoke } from './actions'
import { ResendButton } from './resend-button'

interface InvitationListProps {
  company: string
  invitations: OpenInvitation<CompanyRole>[]
  zone: Zone
  mayManage: boolean
}

/** Invitations nobody has answered yet. */
export async function InvitationList({ company, invitations, zone, mayManage }: InvitationListProps) {
  const [t, locale] = await Promise.all([getTranslations('team'), getLocale()])
  return (
    <ul className="divide-y divide-line">
      {invitations.map((invitation) => (
        <li key={invitation.id} className="flex flex-wrap items-center gap-x-4 gap-y-3 px-5 py-4">
          <div className="min-w-48 flex-1">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <span className="font-semibold break-all">{invitation.email}</span>
              <Badge tone="primary" icon={null}>
                {t(`roles.${invitation.role}`)}
              </Badge>
              {invitation.state === 'expired' ? (
                <Badge tone="warning">{t('expired')}</Badge>
              ) : (
                <Badge tone="info">{t('waiting')}</Badge>
              )}
            </p>
            <p className="text-ink-soft">
              {invitation.invited_by_name && `${t('invitedBy', { name: invitation.invited_by_name })}, `}
              {t('validUntil', { date: formatDay(invitation.expires_at, locale, zone) })}
            </p>
          </div>
          {mayManage && (
            <div className="flex flex-wrap items-start gap-2">
              <ResendButton company={company} invitation={invitation} />
              <ConfirmDialog
                trigger={t('revoke')}
                triggerLabel={t('revokeLabel', { email: invitation.email })}
                title={t('revokeTitle')}
                confirm={t('revoke')}
                action={revoke.bind(null, { company, invitation_id: invitation.id })}
                namespace="team"
              >
                {t('revokeText', { email: invitation.email })}
              </ConfirmDialog>
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}
