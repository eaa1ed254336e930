import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DunningBanner } from '@/components/billing/dunning-banner'
import { OwnerShell } from '@/components/shell/owner-shell'
import { db } from '@/db'
import { requireMember } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { sessionToken } from '@/lib/auth/session'
import { findOverdue } from '@/lib/billing/subscriptions/dunning-queries'
import { listMembershipsOfSession } from '@/lib/companies/queries'
import { getShownSettings } from '@/lib/config/queries'
import { CompanySwitch } from './company-switch'
import { ownerNavigation } from './navigation'

// Where several companies are open in tabs, the tab says which.
export async function generateMetadata({ params }: LayoutProps<'/app/[company]'>): Promise<Metadata> {
  const { company } = await requireMember((await params).company, 'company.view')
  const title = company.trade_name
  return { title: { default: title, template: `%s · ${title}` }, robots: { index: false } }
}

/** The owner's frame. It checks for itself what it shows; each page below has its own gate. */
export default async function CompanyLayout({ params, children }: LayoutProps<'/app/[company]'>) {
  const { company: slug } = await params
  const [{ user, company, role }, memberships, settings, t] = await Promise.all([
    requireMember(slug, 'company.view'),
    sessionToken().then((token) => (token ? listMembershipsOfSession(db, token) : [])),
    getShownSettings(db),
    getTranslations('team.nav'),
  ])
  const overdue = can(role, 'billing.view') ? await findOverdue(db, settings, company.id) : undefined
  const { primary, secondary, userLinks, bell } = ownerNavigation(company.slug, role, t)
  return (
    <OwnerShell
      home={`/app/${company.slug}`}
      company={{
        name: company.trade_name,
        switcher: memberships.length > 1 ? <CompanySwitch name={company.trade_name} /> : undefined,
      }}
      primary={primary}
      secondary={secondary}
      bell={bell}
      helpHref={`mailto:${settings['platform.support_email']}`}
      user={user}
      userLinks={userLinks}
      signOut="/sign-out"
    >
      {overdue && <DunningBanner slug={company.slug} overdue={overdue} pays={can(role, 'billing.manage')} />}
      {children}
    </OwnerShell>
  )
}
