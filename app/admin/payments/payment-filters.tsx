import { useLocale, useTranslations } from 'next-intl'
import { FilterDay, FilterSelect, FilterText } from '@/components/admin/filter-field'
import { FilterForm } from '@/components/admin/filter-form'
import { PAYMENT_PROVIDERS, type PaymentFilter } from '@/lib/billing/filters'
import { METHOD_KINDS, methodName } from '@/lib/billing/payments/method'
import { PAYMENT_STATUSES } from '@/lib/billing/status'

export function PaymentFilters({ filter, active }: { filter: PaymentFilter; active: boolean }) {
  const t = useTranslations('finance.payments')
  const status = useTranslations('billing.status.payment')
  const locale = useLocale()
  const all = t('all')
  return (
    <FilterForm action="/admin/payments" label={t('filter')} active={active}>
      <FilterText name="q" label={t('search')} value={filter.q} />
      <FilterSelect
        name="status"
        label={t('column.status')}
        value={filter.status}
        all={all}
        options={PAYMENT_STATUSES.map((value) => ({ value, label: status(value) }))}
      />
      <FilterSelect
        name="method"
        label={t('column.method')}
        value={filter.method}
        all={all}
        options={METHOD_KINDS.map((value) => ({ value, label: methodName(value, locale) }))}
      />
      <FilterSelect
        name="provider"
        label={t('column.provider')}
        value={filter.provider}
        all={all}
        options={PAYMENT_PROVIDERS.map((value) => ({ value, label: t(`provider.${value}`) }))}
      />
      <FilterDay name="from" label={t('column.from')} value={filter.from} />
      <FilterDay name="to" label={t('column.to')} value={filter.to} />
    </FilterForm>
  )
}
