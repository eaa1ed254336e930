import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { db } from '@/db'
import { getAccount, listSessions } from '@/lib/auth/queries'
import type { SessionUser } from '@/lib/auth/session'
import { PasswordForm } from './password-form'
import { ProfileForm } from './profile-form'
import { SignOutOthers } from './session-buttons'
import { SessionList } from './session-list'

/** The own account, the same for owners and staff: person, password, devices. */
export async function AccountSections({ user }: { user: SessionUser }) {
  const [account, sessions, t] = await Promise.all([
    getAccount(db, user.id),
    listSessions(db, user.id),
    getTranslations('auth.account'),
  ])
  const { name, phone, locale, time_zone } = account
  return (
    <ClientMessages namespaces={['auth', 'validation']}>
      <div className="grid max-w-3xl gap-5">
        <Card title={t('profile')} lead={t('profileLead')}>
          <div className="mb-5">
            <DescriptionList items={[{ term: t('emailFixed'), detail: account.email }]} />
          </div>
          <ProfileForm values={{ name, phone: phone ?? '', locale, time_zone }} />
        </Card>
        <Card title={t('password')} lead={t('passwordLead')}>
          <PasswordForm email={account.email} />
        </Card>
        <Card title={t('sessions')} lead={t('sessionsLead')}>
          <SessionList sessions={sessions} user={user} />
          {sessions.length > 1 && <SignOutOthers />}
        </Card>
      </div>
    </ClientMessages>
  )
}
