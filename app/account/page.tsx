import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PlainShell } from '@/components/shell/plain-shell'
import { PageHeader } from '@/components/ui/page-header'
import { requireUser } from '@/lib/auth/gates'
import { AccountSections } from './account-sections'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.account'))('title') }
}

/** The account of who belongs to no company yet, or to several. */
export default async function AccountPage() {
  const { user } = await requireUser()
  const t = await getTranslations('auth.account')
  return (
    <PlainShell home="/app" user={user} userLinks={[]} signOut="/sign-out">
      <PageHeader title={t('title')} />
      <AccountSections user={user} />
    </PlainShell>
  )
}
