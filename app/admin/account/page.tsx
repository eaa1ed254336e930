import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AccountSections } from '@/app/account/account-sections'
import { PageHeader } from '@/components/ui/page-header'
import { requireStaff } from '@/lib/auth/gates'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.account'))('title') }
}

export default async function StaffAccountPage() {
  const { user } = await requireStaff('overview.view')
  const t = await getTranslations('auth.account')
  return (
    <>
      <PageHeader title={t('title')} />
      <AccountSections user={user} />
    </>
  )
}
