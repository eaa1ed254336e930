import { useLocale, useTranslations } from 'next-intl'
import { FilterSelect, FilterText } from '@/components/admin/filter-field'
import { FilterForm } from '@/components/admin/filter-form'
import { EXPIRY_FILTERS, type LicenseFilter, licenseQuery, ORIGINS } from '@/lib/licensing/licenses/filter'
import type { RecordableType } from '@/lib/licensing/licenses/queries'
import { LICENSE_STATUSES } from '@/lib/licensing/licenses/status'

interface LicenseFiltersProps {
  filter: LicenseFilter
  types: RecordableType[]
}

/** What the list of licences can be narrowed to. A plain form: the address says it all. */
export function LicenseFilters({ filter, types }: LicenseFiltersProps) {
  const t = useTranslations('licenses')
  const locale = useLocale()
  const all = t('admin.all')
  return (
    <FilterForm action="/admin/licenses" label={t('admin.filter')} active={licenseQuery(filter) !== ''}>
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
  )
}
