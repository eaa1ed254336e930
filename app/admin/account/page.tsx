import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AccountSections } from '@/app/account/account-sections'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { getMailsReminders } from '@/lib/staffing/skills'
import { ReminderForm } from './reminder-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.account'))('title') }
}

export default async function StaffAccountPage() {
  const { user, staff_id } = await requireStaff('overview.view')
  const [t, preference, mailsReminders] = await Promise.all([
    getTranslations('auth.account'),
    getTranslations('staffing.preference'),
    getMailsReminders(db, staff_id),
  ])
  return (
    <>
      <PageHeader title={t('title')} />
      <div className="grid gap-5">
        <AccountSections user={user} />
        <ClientMessages namespaces={['staffing', 'validation']}>
          <Card title={preference('title')} className="max-w-3xl">
            <ReminderForm mails_reminders={mailsReminders} />
          </Card>
        </ClientMessages>
      </div>
    </>
  )
}
