import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EmptyApplications } from '@/components/art/empty'
import { EmptyState } from '@/components/ui/empty-state'
import { CalendarDaysIcon, FilePlusIcon } from '@/components/ui/icons'
import { ButtonLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Tabs } from '@/components/ui/tabs'
import { db } from '@/db'
import { requireMember } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { listLicenses } from '@/lib/licensing/applications/lists'
import { stateOf } from '@/lib/licensing/licenses/status'
import { LicenseCard } from './license-card'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('licensing'))('licenses.title') }
}

/** The licences a company holds and once held, issued here or brought along. */
export default async function LicensesPage(props: PageProps<'/app/[company]/licenses'>) {
  const { company, role } = await requireMember((await props.params).company, 'license.view')
  const [licenses, t, own] = await Promise.all([
    listLicenses(db, company.id),
    getTranslations('licensing'),
    getTranslations('licenses.detail'),
  ])
  const filter = (await props.searchParams).filter === 'past' ? 'past' : 'active'
  const now = new Date()
  const standing = ['active', 'upcoming', 'suspended']
  const inForce = licenses.filter((license) => standing.includes(stateOf(license, now)))
  const past = licenses.filter((license) => !inForce.includes(license))
  const shown = filter === 'past' ? past : inForce
  const path = `/app/${company.slug}`
  const start = can(role, 'application.edit') && (
    <ButtonLink href={`${path}/applications/new`}>{t('list.new')}</ButtonLink>
  )
  const tab = (key: 'active' | 'past', label: string, count: number) => ({
    href: `${path}/licenses${key === 'past' ? '?filter=past' : ''}`,
    label,
    count,
    current: filter === key,
  })

  return (
    <>
      <PageHeader
        title={t('licenses.title')}
        lead={t('licenses.lead')}
        actions={
          <>
            <ButtonLink href={`${path}/licenses/calendar`} variant="secondary" icon={<CalendarDaysIcon />}>
              {own('calendar')}
            </ButtonLink>
            {can(role, 'license.record') && (
              <ButtonLink href={`${path}/licenses/new`} variant="secondary" icon={<FilePlusIcon />}>
                {own('record')}
              </ButtonLink>
            )}
          </>
        }
      />
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
                tab('active', t('licenses.inForce'), inForce.length),
                tab('past', t('licenses.past'), past.length),
              ]}
            />
          )}
          {shown.length === 0 && <EmptyState title={t('licenses.noneHere')} action={start} />}
          <div className="grid gap-4 md:grid-cols-2">
            {shown.map((license) => (
              <LicenseCard key={license.id} license={license} path={path} now={now} />
            ))}
          </div>
        </div>
      )}
    </>
  )
}
