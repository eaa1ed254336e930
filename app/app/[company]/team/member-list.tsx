import { getLocale, getTranslations } from 'next-intl/server'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { type CompanyRole, can } from '@/lib/auth/permissions'
import type { SessionUser } from '@/lib/auth/session'
import type { Member } from '@/lib/companies/queries'
import { formatDay } from '@/lib/time'
import { leave, remove } from './actions'
import { RoleDialog } from './role-dialog'

interface MemberListProps {
  company: { slug: string; trade_name: string }
  members: Member[]
  user: SessionUser
  role: CompanyRole
}

/** Everyone who may open the company, with what may be done about each. */
export async function MemberList({ company, members, user, role }: MemberListProps) {
  const [t, locale] = await Promise.all([getTranslations('team'), getLocale()])
  const owners = members.filter((member) => member.role === 'owner').length
  const seen = (member: Member) =>
    member.last_seen_at
      ? t('lastSeen', { date: formatDay(member.last_seen_at, locale, user.time_zone) })
      : t('neverSeen')
  return (
    <ul className="divide-y divide-line">
      {members.map((member) => {
        const isUser = member.user_id === user.id
        const isLastOwner = member.role === 'owner' && owners === 1
        return (
          <li key={member.user_id} className="flex flex-wrap items-center gap-x-4 gap-y-3 px-5 py-4">
            <Avatar name={member.name} />
            <div className="min-w-48 flex-1">
              <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <span className="font-semibold">{member.name}</span>
                {isUser && <span className="text-ink-soft">({t('you')})</span>}
                <Badge tone="primary" icon={null}>
                  {t(`roles.${member.role}`)}
                </Badge>
              </p>
              <p className="break-all text-ink-soft">{member.email}</p>
              <p className="text-sm text-ink-soft">{seen(member)}</p>
            </div>
            <div className="flex flex-wrap gap-2">
              {can(role, 'team.manage') && !isLastOwner && (
                <RoleDialog company={company.slug} member={member} />
              )}
              {isUser && !isLastOwner && (
                <ConfirmDialog
                  trigger={t('leave')}
                  title={t('leaveTitle', { company: company.trade_name })}
                  confirm={t('leave')}
                  action={leave.bind(null, { company: company.slug })}
                  namespace="team"
                >
                  {t('leaveText')}
                </ConfirmDialog>
              )}
              {!isUser && can(role, 'team.manage') && (
                <ConfirmDialog
                  trigger={t('remove')}
                  triggerLabel={t('removeLabel', { name: member.name })}
                  title={t('removeTitle', { name: member.name })}
                  confirm={t('remove')}
                  action={remove.bind(null, { company: company.slug, user_id: member.user_id })}
                  namespace="team"
                >
                  {t('removeText', { name: member.name, company: company.trade_name })}
                </ConfirmDialog>
              )}
            </div>
            {isUser && isLastOwner && <p className="w-full text-sm text-ink-soft">{t('lastOwnerNote')}</p>}
          </li>
        )
      })}
    </ul>
  )
}
