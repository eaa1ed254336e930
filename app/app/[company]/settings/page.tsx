import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AccountSections } from '@/app/account/account-sections'
import { ChevronRightIcon } from '@/components/ui/icons'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { requireMember } from '@/lib/auth/gates'
import { ownerNavigation } from '../navigation'
import { CompanySection } from './company-section'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('team.settings'))('title') }
}

export default async function SettingsPage({ params }: PageProps<'/app/[company]/settings'>) {
  const { user, company, role } = await requireMember((await params).company, 'company.view')
  const [t, nav] = await Promise.all([getTranslations('team.settings'), getTranslations('team.nav')])
  const { secondary, userLinks } = ownerNavigation(company.slug, role, nav)
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {/* On a phone the pages that the bar of four has no room for. */}
      <nav aria-label={t('more')} className="mb-5 md:hidden">
        <ul className="divide-y divide-line overflow-clip rounded-lg border border-line bg-card shadow-soft">
          {[...secondary, ...userLinks.slice(1)].map((item) => (
            <li key={item.href}>
              <Link href={item.href} className="flex min-h-13 items-center gap-3 px-5 font-medium">
                {item.icon}
                <span className="flex-1">{item.label}</span>
                <ChevronRightIcon className="text-ink-soft" />
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="grid max-w-3xl gap-5">
        <CompanySection company={company} role={role} />
      </div>
      <h2 className="mt-10 mb-4 text-xl font-extrabold">{t('account')}</h2>
      <AccountSections user={user} />
    </>
  )
}
