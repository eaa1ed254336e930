import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { DownloadIcon, KeyRoundIcon } from '@/components/ui/icons'
import { ButtonLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { listAllLicenses } from '@/lib/licensing/licenses/administration'
import { licenseQuery, licensesHref, parseLicenseFilter } from '@/lib/licensing/licenses/filter'
import { listRecordableTypes } from '@/lib/licensing/licenses/queries'
import { LicenseFilters } from './license-filters'
import { LicenseTable } from './license-table'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('licenses.admin'))('title') }
}

export default async function LicensesPage({ searchParams }: PageProps<'/admin/licenses'>) {
  const { staff_id, role } = await requireStaff('license.view_all')
  const filter = parseLicenseFilter(await searchParams)
  const now = new Date()
  const [page, types, t] = await Promise.all([
    listAllLicenses(db, staff_id, filter, now),
    listRecordableTypes(db),
    getTranslations('licenses'),
  ])
  const query = licenseQuery(filter)
  return (
    <>
      <PageHeader
        title={t('admin.title')}
        lead={t('admin.lead')}
        actions={
          <>
            <ButtonLink
              href={`/admin/licenses/export?${query}`}
              plain
              variant="secondary"
              size="sm"
              icon={<DownloadIcon />}
            >
              {t('admin.export')}
            </ButtonLink>
            {can(role, 'system.manage') && (
              <ButtonLink href="/admin/licenses/keys" variant="secondary" size="sm" icon={<KeyRoundIcon />}>
                {t('admin.keys')}
              </ButtonLink>
            )}
          </>
        }
      />
      <LicenseFilters filter={filter} types={types} />
      <Card flush>
        <LicenseTable rows={page.rows} filtered={query !== ''} now={now} />
      </Card>
      <Pager
        prevHref={page.before && licensesHref(filter, { before: page.before })}
        nextHref={page.after && licensesHref(filter, { after: page.after })}
      />
    </>
  )
}
