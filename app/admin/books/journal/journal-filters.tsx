import { useTranslations } from 'next-intl'
import { FilterDay, FilterSelect, FilterText } from '@/components/admin/filter-field'
import { FilterForm } from '@/components/admin/filter-form'
import { type JournalFilter, POSTING_KINDS } from '@/lib/billing/books/filter'
import { ACCOUNTS } from '@/lib/billing/ledger/accounts'

export function JournalFilters({ filter, active }: { filter: JournalFilter; active: boolean }) {
  const t = useTranslations('books.journal')
  const words = useTranslations('invoicing.postings')
  return (
    <FilterForm action="/admin/books/journal" label={t('filter')} active={active}>
      <FilterText name="q" label={t('search')} value={filter.q} />
      <FilterSelect
        name="account"
        label={t('account')}
        value={filter.account}
        all={t('all')}
        options={ACCOUNTS.map((value) => ({ value, label: words(`accounts.${value}`) }))}
      />
      <FilterSelect
        name="kind"
        label={t('kind')}
        value={filter.kind}
        all={t('all')}
        options={POSTING_KINDS.map((value) => ({ value, label: words(`kinds.${value}`) }))}
      />
      <FilterDay name="from" label={t('from')} value={filter.from} />
      <FilterDay name="to" label={t('to')} value={filter.to} />
    </FilterForm>
  )
}
