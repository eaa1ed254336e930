import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PlainShell } from '@/components/shell/plain-shell'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { BanIcon, ChevronRightIcon, CircleUserIcon, PlusIcon } from '@/components/ui/icons'
import { ButtonLink, Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { requireUser } from '@/lib/auth/gates'
import { listMemberships, type Membership } from '@/lib/companies/queries'
import { getShownSettings } from '@/lib/config/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.home'))('title') }
}

/** Picks the company: at once where there is one, from a list where there are several (or `?all=1`), else the first steps. */
export default async function AppPage({ searchParams }: PageProps<'/app'>) {
  const { user } = await requireUser()
  const { all } = await searchParams
  const memberships = await listMemberships(db, user.id)
  const open = memberships.filter((membership) => !membership.disabled_at)
  if (memberships.length === 0) redirect(user.staff_role ? '/admin' : '/onboarding')
  if (open.length === 1 && open[0] && all === undefined) redirect(`/app/${open[0].slug}`)
  const [t, nav, settings] = await Promise.all([
    getTranslations('auth.home'),
    getTranslations('team.nav'),
    getShownSettings(db),
  ])
  return (
    <PlainShell
      home="/app"
      user={user}
      userLinks={[{ href: '/account', label: nav('account'), icon: <CircleUserIcon /> }]}
      signOut="/sign-out"
    >
      <PageHeader title={t('title')} lead={open.length > 0 ? t('lead') : undefined} />
      {open.length < memberships.length && (
        <Notice tone="warning" title={t('disabledTitle')} className="mb-5">
          {t('disabledText', { email: settings['platform.support_email'] })}
        </Notice>
      )}
      <Card flush>
        <ul className="divide-y divide-line">
          {memberships.map((membership) => (
            <li key={membership.slug}>
              <Company membership={membership} disabled={t('disabled')} />
            </li>
          ))}
        </ul>
      </Card>
      <ButtonLink href="/onboarding" variant="secondary" icon={<PlusIcon />} className="mt-5">
        {t('newCompany')}
      </ButtonLink>
    </PlainShell>
  )
}

async function Company({ membership, disabled }: { membership: Membership; disabled: string }) {
  const role = (await getTranslations('team.roles'))(membership.role)
  const words = (
    <>
      <Avatar name={membership.trade_name} />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-bold">{membership.trade_name}</span>
        <span className="block text-ink-soft">{role}</span>
      </span>
    </>
  )
  if (membership.disabled_at) {
    return (
      <div className="flex min-h-18 items-center gap-4 px-5 py-3">
        {words}
        <Badge icon={<BanIcon size={16} />}>{disabled}</Badge>
      </div>
    )
  }
  return (
    <Link
      href={`/app/${membership.slug}`}
      className="flex min-h-18 items-center gap-4 px-5 py-3 hover:bg-hover"
    >
      {words}
      <ChevronRightIcon className="text-ink-soft" />
    </Link>
  )
}
