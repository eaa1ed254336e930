import { useTranslations } from 'next-intl'
import { FilterDay, FilterSelect } from '@/components/admin/filter-field'
import { FilterForm } from '@/components/admin/filter-form'
import { AGES } from '@/lib/billing/figures/ageing'
import { RECEIVABLE_SORTS, RECEIVABLE_VIEWS, type ReceivableFilter } from '@/lib/billing/figures/receivables'

export function ReceivableFilters({ filter, today }: { filter: ReceivableFilter; today: string }) {
  const t = useTranslations('figures.receivables')
  const isUsual = filter.on === today && !filter.age && filter.by === 'company' && filter.sort === 'oldest'
  return (
    <FilterForm action="/admin/books/receivables" label={t('filter')} active={!isUsual}>
      <FilterDay name="on" label={t('on')} value={filter.on} />
      <FilterSelect
        name="age"
        label={t('ageHeading')}
        value={filter.age}
        all={t('age.all')}
        options={AGES.map((value) => ({ value, label: t(`age.${value}`) }))}
      />
      <FilterSelect
        name="by"
        label={t('show')}
        value={filter.by}
        all="–"
        options={RECEIVABLE_VIEWS.map((value) => ({ value, label: t(`views.${value}`) }))}
      />
      <FilterSelect
        name="sort"
        label={t('sort')}
        value={filter.sort}
        all="–"
        options={RECEIVABLE_SORTS.map((value) => ({ value, label: t(`sorts.${value}`) }))}
      />
    </FilterForm>
  )
}
