import { useTranslations } from 'next-intl'
import { FilterSelect } from '@/components/admin/filter-field'
import { FilterForm } from '@/components/admin/filter-form'
import { FilterChips } from '@/components/ui/filter-chips'
import { DownloadIcon } from '@/components/ui/icons'
import { ButtonLink } from '@/components/ui/link'
import { filterHref } from '@/lib/billing/filters'
import { DIFFERENCE_STATUSES, type DifferenceFilter } from '@/lib/billing/reconciliation/queries'
import { DIFFERENCE_KINDS, type DifferenceKind } from '@/lib/billing/reconciliation/verdicts'
import { PROVIDER_NAMES } from './file-table'

interface DifferenceFiltersProps {
  path: string
  filter: DifferenceFilter
  counts: Record<DifferenceKind, number>
}

export function DifferenceFilters({ path, filter, counts }: DifferenceFiltersProps) {
  const t = useTranslations('reconciliation')
  const isActive = filter.status !== 'open' || Boolean(filter.kind ?? filter.provider ?? filter.file)
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <FilterChips
          label={t('differences.kind')}
          chips={DIFFERENCE_KINDS.map((kind) => ({
            href: filterHref(path, {
              ...filter,
              status: 'open',
              kind: filter.kind === kind ? undefined : kind,
            }),
            label: t(`kind.${kind}`),
            count: counts[kind],
            active: filter.kind === kind,
          }))}
        />
        <ButtonLink
          href={filterHref('/admin/payments/reconciliation/export', filter)}
          variant="secondary"
          size="sm"
          className="max-sm:min-h-11"
          plain
          icon={<DownloadIcon size={16} />}
        >
          {t('differences.export')}
        </ButtonLink>
      </div>
      <FilterForm action={path} label={t('differences.filter')} active={isActive}>
        <FilterSelect
          name="kind"
          label={t('differences.kind')}
          value={filter.kind}
          all={t('differences.all')}
          options={DIFFERENCE_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
        <FilterSelect
          name="provider"
          label={t('differences.provider')}
          value={filter.provider}
          all={t('differences.all')}
          options={Object.entries(PROVIDER_NAMES).map(([value, label]) => ({ value, label }))}
        />
        <FilterSelect
          name="status"
          label={t('differences.status')}
          value={filter.status}
          all={t('status.open')}
          options={[
            ...DIFFERENCE_STATUSES.filter((status) => status !== 'open').map((value) => ({
              value,
              label: t(`status.${value}`),
            })),
            { value: 'all', label: t('differences.all') },
          ]}
        />
      </FilterForm>
    </>
  )
}
