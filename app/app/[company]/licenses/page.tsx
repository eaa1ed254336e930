import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EmptyApplications } from '@/components/art/empty'
import { EmptyState } from '@/components/ui/empty-state'
import { ButtonLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Tabs } from '@/components/ui/tabs'
import { db } from '@/db'
import { requireMember } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { listLicenses } from '@/lib/licensing/applications/lists'
import { LicenseCard } from './license-card'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('licensing'))('licenses.title') }
}

/** The licences a company holds and once held. */
export default async function LicensesPage(props: PageProps<'/app/[company]/licenses'>) {
  const { company, role } = await requireMember((await props.params).company, 'license.view')
  const [licenses, t] = await Promise.all([listLicenses(db, company.id), getTranslations('licensing')])
  const filter = (await props.searchParams).filter === 'past' ? 'past' : 'active'
  const inForce = licenses.filter((license) => license.status === 'active')
  const past = licenses.filter((license) => license.status !== 'active')
  const shown = filter === 'past' ? past : inForce
  const path = `/app/${company.slug}`
  const start = can(role, 'application.edit') && (
    <ButtonLink href={`${path}/applications/new`}>{t('list.new')}</ButtonLink>
  )

  return (
    <>
      <PageHeader title={t('licenses.title')} lead={t('licenses.lead')} />
      {licenses.length === 0 ? (
        <EmptyState art={<EmptyApplications />} title={t('licenses.empty')} action={start}>
          {t('licenses.emptyText')}
        </EmptyState>
      ) : (
        <div className="grid gap-5">
          {past.length > 0 && (
            <Tabs
              label={t('licenses.filters')}
              items={[
                {
                  href: `${path}/licenses`,
                  label: t('licenses.inForce'),
                  count: inForce.length,
                  current: filter === 'active',
                },
                {
                  href: `${path}/licenses?filter=past`,
                  label: t('licenses.past'),
                  count: past.length,
                  current: filter === 'past',
                },
              ]}
            />
          )}
          {shown.length === 0 && <EmptyState title={t('licenses.noneHere')} action={start} />}
          <div className="grid gap-4 lg:grid-cols-2">
            {shown.map((license) => (
              <LicenseCard key={license.id} license={license} path={path} />
            ))}
          </div>
        </div>
      )}
    </>
  )
}
