import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { requireMember } from '@/lib/auth/gates'
import { listCompanyInvitations } from '@/lib/auth/invitations/queries'
import { COMPANY_ROLES, can } from '@/lib/auth/permissions'
import { listMembers } from '@/lib/companies/queries'
import { InvitationList } from './invitation-list'
import { InviteForm } from './invite-form'
import { MemberList } from './member-list'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('team'))('title') }
}

export default async function TeamPage({ params }: PageProps<'/app/[company]/team'>) {
  const { user, company, role } = await requireMember((await params).company, 'team.view')
  const [members, invitations, t] = await Promise.all([
    listMembers(db, company.id),
    listCompanyInvitations(db, company.id, new Date()),
    getTranslations('team'),
  ])
  const mayManage = can(role, 'team.manage')
  return (
    <ClientMessages namespaces={['team', 'validation']}>
      <PageHeader title={t('title')} lead={t('lead', { company: company.trade_name })} />
      <div className="grid max-w-3xl gap-5">
        <Card flush title={t('members')} lead={t('memberCount', { count: members.length })}>
          <MemberList company={company} members={members} user={user} role={role} />
        </Card>
        {invitations.length > 0 && (
          <Card flush title={t('invitations')}>
            <InvitationList
              company={company.slug}
              invitations={invitations}
              zone={user.time_zone}
              mayManage={mayManage}
            />
          </Card>
        )}
        {mayManage ? (
          <Card title={t('invite')} lead={t('inviteLead')}>
            <InviteForm company={company.slug} />
          </Card>
        ) : (
          <Card title={t('rolesTitle')}>
            <DescriptionList
              items={COMPANY_ROLES.map((name) => ({
                term: t(`roles.${name}`),
                detail: t(`roleHelp.${name}`),
              }))}
            />
          </Card>
        )}
      </div>
    </ClientMessages>
  )
}
