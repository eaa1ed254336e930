import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { FilterSelect, FilterText } from '@/components/admin/filter-field'
import { FilterForm } from '@/components/admin/filter-form'
import { Card } from '@/components/ui/card'
import { DownloadIcon, KeyRoundIcon } from '@/components/ui/icons'
import { ButtonLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { listAllLicenses } from '@/lib/licensing/licenses/administration'
import {
  EXPIRY_FILTERS,
  licenseQuery,
  licensesHref,
  ORIGINS,
  parseLicenseFilter,
} from '@/lib/licensing/licenses/filter'
import { listRecordableTypes } from '@/lib/licensing/licenses/queries'
import { LICENSE_STATUSES } from '@/lib/licensing/licenses/status'
import { LicenseTable } from './license-table'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('licenses.admin'))('title') }
}

export default async function LicensesPage({ searchParams }: PageProps<'/admin/licenses'>) {
  const { staff_id, role } = await requireStaff('license.view_all')
  const filter = parseLicenseFilter(await searchParams)
  const now = new Date()
  const [page, types, t, locale] = await Promise.all([
    listAllLicenses(db, staff_id, filter, now),
    listRecordableTypes(db),
    getTranslations('licenses'),
    getLocale(),
  ])
  const query = licenseQuery(filter)
  const all = t('admin.all')
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
      <FilterForm action="/admin/licenses" label={t('admin.filter')} active={query !== ''}>
        <FilterText
          name="q"
          label={t('admin.search')}
          value={filter.q}
          placeholder={t('admin.searchHint')}
          className="col-span-2"
        />
        <FilterSelect
          name="status"
          label={t('admin.status')}
          value={filter.status}
          all={all}
          options={LICENSE_STATUSES.map((value) => ({ value, label: t(`state.${value}`) }))}
        />
        <FilterSelect
          name="type"
          label={t('admin.type')}
          value={filter.type}
          all={all}
          options={types.map((type) => ({
            value: type.code,
            label: locale === 'en' ? type.name_en : type.name_id,
          }))}
        />
        <FilterSelect
          name="expiry"
          label={t('admin.expiry')}
          value={filter.expiry}
          all={all}
          options={EXPIRY_FILTERS.map((value) => ({ value, label: t('admin.days', { count: value }) }))}
        />
        <FilterSelect
          name="origin"
          label={t('admin.origin')}
          value={filter.origin}
          all={all}
          options={ORIGINS.map((value) => ({
            value,
            label: t(value === 'recorded' ? 'recorded.badge' : 'admin.issuedHere'),
          }))}
        />
      </FilterForm>
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
