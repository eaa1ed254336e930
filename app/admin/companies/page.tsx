import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { FilterSelect, FilterText } from '@/components/admin/filter-field'
import { FilterForm } from '@/components/admin/filter-form'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import {
  COMPANY_SCALES,
  COMPANY_STATES,
  companiesHref,
  parseCompanyFilter,
} from '@/lib/companies/administration/filter'
import { listCompanies, listCompanyFilterOptions } from '@/lib/companies/administration/queries'
import { CompanyTable } from './company-table'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.companies'))('title') }
}

export default async function CompaniesPage({ searchParams }: PageProps<'/admin/companies'>) {
  const { staff_id, user } = await requireStaff('company.view_all')
  const filter = parseCompanyFilter(await searchParams)
  const [page, options, t, locale] = await Promise.all([
    listCompanies(db, staff_id, filter),
    listCompanyFilterOptions(db),
    getTranslations('admin'),
    getLocale(),
  ])
  const active = companiesHref(filter) !== companiesHref({} as typeof filter)
  const all = t('filter.all')
  return (
    <>
      <PageHeader title={t('companies.title')} lead={t('companies.lead')} />
      <FilterForm action="/admin/companies" label={t('companies.filter')} active={active}>
        <FilterText
          name="q"
          label={t('companies.search')}
          value={filter.q}
          placeholder={t('companies.searchHint')}
          className="col-span-2"
        />
        <FilterSelect
          name="province"
          label={t('companies.province')}
          value={filter.province}
          all={all}
          options={options.provinces.map((province) => ({ value: province.code, label: province.name }))}
        />
        <FilterSelect
          name="scale"
          label={t('companies.scale')}
          value={filter.scale}
          all={all}
          options={COMPANY_SCALES.map((scale) => ({ value: scale, label: t(`scale.${scale}`) }))}
        />
        <FilterSelect
          name="plan"
          label={t('companies.plan')}
          value={filter.plan}
          all={all}
          options={[
            ...options.plans.map((plan) => ({
              value: plan.code,
              label: locale === 'en' ? plan.name_en : plan.name_id,
            })),
            { value: 'none', label: t('companies.noPlan') },
          ]}
        />
        <FilterSelect
          name="state"
          label={t('companies.state')}
          value={filter.state}
          all={all}
          options={COMPANY_STATES.map((state) => ({ value: state, label: t(`companies.states.${state}`) }))}
        />
      </FilterForm>
      <Card flush>
        <CompanyTable rows={page.rows} zone={user.time_zone} filtered={active} />
      </Card>
      <Pager
        prevHref={page.before && companiesHref(filter, { before: page.before })}
        nextHref={page.after && companiesHref(filter, { after: page.after })}
      />
    </>
  )
}
