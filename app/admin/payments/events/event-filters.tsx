import { useTranslations } from 'next-intl'
import { FilterDay, FilterSelect, FilterText } from '@/components/admin/filter-field'
import { FilterForm } from '@/components/admin/filter-form'
import {
  type EventFilter,
  isFiltered,
  PAYMENT_EVENT_OUTCOMES,
  PAYMENT_EVENT_STATUSES,
} from '@/lib/billing/filters'
import { PROVIDER_NAMES } from './event-table'

export function EventFilters({ filter }: { filter: EventFilter }) {
  const t = useTranslations('finance.event')
  const all = useTranslations('finance.payments')
  return (
    <FilterForm action="/admin/payments/events" label={t('filter')} active={isFiltered(filter)}>
      <FilterText name="q" label={t('search')} value={filter.q} />
      <FilterSelect
        name="status"
        label={t('column.status')}
        value={filter.status}
        all={all('all')}
        options={PAYMENT_EVENT_STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
      />
      <FilterSelect
        name="outcome"
        label={t('column.outcome')}
        value={filter.outcome}
        all={all('all')}
        options={PAYMENT_EVENT_OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) }))}
      />
      <FilterSelect
        name="provider"
        label={all('column.provider')}
        value={filter.provider}
        all={all('all')}
        options={Object.entries(PROVIDER_NAMES).map(([value, label]) => ({ value, label }))}
      />
      <FilterDay name="from" label={all('column.from')} value={filter.from} />
      <FilterDay name="to" label={all('column.to')} value={filter.to} />
    </FilterForm>
  )
}
