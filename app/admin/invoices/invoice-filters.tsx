import { useTranslations } from 'next-intl'
import { FilterDay, FilterSelect, FilterText } from '@/components/admin/filter-field'
import { FilterForm } from '@/components/admin/filter-form'
import { INVOICE_FILTER_STATUSES, type InvoiceFilter } from '@/lib/billing/filters'
import { INVOICE_KINDS } from '@/lib/billing/invoices/kinds'

export function InvoiceFilters({ filter, active }: { filter: InvoiceFilter; active: boolean }) {
  const t = useTranslations('finance')
  const kind = useTranslations('invoicing.kind')
  const status = useTranslations('billing.status.invoice')
  return (
    <FilterForm action="/admin/invoices" label={t('invoices.filter')} active={active}>
      <FilterText name="q" label={t('invoices.search')} value={filter.q} />
      <FilterSelect
        name="status"
        label={t('invoices.column.status')}
        value={filter.status}
        all={t('payments.all')}
        options={INVOICE_FILTER_STATUSES.map((value) => ({ value, label: status(value) }))}
      />
      <FilterSelect
        name="kind"
        label={kind('label')}
        value={filter.kind}
        all={t('payments.all')}
        options={INVOICE_KINDS.map((value) => ({ value, label: kind(value) }))}
      />
      <FilterDay name="from" label={t('payments.column.from')} value={filter.from} />
      <FilterDay name="to" label={t('payments.column.to')} value={filter.to} />
    </FilterForm>
  )
}
