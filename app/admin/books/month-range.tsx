import { useLocale, useTranslations } from 'next-intl'
import { FilterSelect } from '@/components/admin/filter-field'
import { FilterForm } from '@/components/admin/filter-form'
import {
  addToMonth,
  formatMonth,
  MOST_MONTHS,
  type MonthRange,
  monthOf,
  monthsIn,
} from '@/lib/billing/figures/months'

interface MonthRangeFormProps {
  action: string
  range: MonthRange
  today: string
  /** Whether the address chose. */
  active: boolean
  /** What else of the address stays. */
  keep?: Record<string, string | undefined>
}

/** From which month to which; kept in the address. */
export function MonthRangeForm({ action, range, today, active, keep = {} }: MonthRangeFormProps) {
  const t = useTranslations('figures.range')
  const locale = useLocale()
  const present = monthOf(today)
  const known = monthsIn({
    from: [addToMonth(present, 1 - MOST_MONTHS), range.from].toSorted()[0] ?? present,
    to: present,
  })
  const options = known.toReversed().map((month) => ({ value: month, label: formatMonth(month, locale) }))
  return (
    <FilterForm action={action} label={t('label')} active={active}>
      {Object.entries(keep).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <FilterSelect name="from" label={t('from')} value={range.from} all="–" options={options} />
      <FilterSelect name="to" label={t('to')} value={range.to} all="–" options={options} />
    </FilterForm>
  )
}
