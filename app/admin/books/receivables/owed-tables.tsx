import { useLocale, useTranslations } from 'next-intl'
import { AllDone } from '@/components/art/empty'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/link'
import { Table } from '@/components/ui/table'
import type { Tone } from '@/components/ui/tone'
import type { Age } from '@/lib/billing/figures/ageing'
import type { OwedInvoice, OwingCompany } from '@/lib/billing/figures/receivables'
import { filterHref } from '@/lib/billing/filters'
import { numberToPath } from '@/lib/billing/invoices/number'
import { formatRupiah } from '@/lib/money'
import { formatDay } from '@/lib/time'

const TONES: Record<Age, Tone> = {
  current: 'neutral',
  d30: 'warning',
  d60: 'warning',
  d90: 'danger',
  older: 'danger',
}

function Late({ age, days }: { age: Age; days: number }) {
  const t = useTranslations('figures.receivables')
  return <Badge tone={TONES[age]}>{t('days', { count: days })}</Badge>
}

function Nothing({ isFiltered }: { isFiltered: boolean }) {
  const t = useTranslations('figures.receivables')
  if (isFiltered) return <EmptyState title={t('emptyFiltered')} />
  return (
    <EmptyState art={<AllDone />} title={t('empty')}>
      {t('emptyText')}
    </EmptyState>
  )
}

/** What is owed by company; how many invoices leads to them. */
export function OwingTable({
  rows,
  filter,
}: {
  rows: OwingCompany[]
  filter: Record<string, string | undefined>
}) {
  const t = useTranslations('figures.receivables')
  const all = useTranslations('figures')
  const locale = useLocale()
  return (
    <Table
      caption={t('list')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<Nothing isFiltered={filter.age !== undefined} />}
      columns={[
        {
          key: 'company',
          header: all('company'),
          lead: true,
          cell: (row) => (
            <TextLink href={`/admin/companies/${row.company_slug}/billing`}>{row.company_name}</TextLink>
          ),
        },
        {
          key: 'invoices',
          header: t('invoices'),
          numeric: true,
          cell: (row) => (
            <TextLink href={filterHref('/admin/invoices', { q: row.company_name, status: 'open' })}>
              {row.count}
            </TextLink>
          ),
        },
        {
          key: 'due',
          header: t('oldestDue'),
          cell: (row) => <span className="whitespace-nowrap">{formatDay(row.due_on, locale)}</span>,
        },
        { key: 'late', header: t('late'), cell: (row) => <Late age={row.age} days={row.days_late} /> },
        {
          key: 'amount',
          header: all('amount'),
          numeric: true,
          cell: (row) => <span className="whitespace-nowrap">{formatRupiah(row.amount)}</span>,
        },
      ]}
    />
  )
}

/** What is owed by invoice. */
export function OwedTable({ rows, isFiltered }: { rows: OwedInvoice[]; isFiltered: boolean }) {
  const t = useTranslations('figures.receivables')
  const all = useTranslations('figures')
  const locale = useLocale()
  return (
    <Table
      caption={t('list')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<Nothing isFiltered={isFiltered} />}
      columns={[
        {
          key: 'invoice',
          header: t('invoice'),
          lead: true,
          cell: (row) => (
            <TextLink href={`/admin/invoices/${numberToPath(row.number)}`} className="whitespace-nowrap">
              {row.number}
            </TextLink>
          ),
        },
        {
          key: 'company',
          header: all('company'),
          cell: (row) => (
            <TextLink href={`/admin/companies/${row.company_slug}`}>{row.company_name}</TextLink>
          ),
        },
        {
          key: 'due',
          header: t('due'),
          cell: (row) => <span className="whitespace-nowrap">{formatDay(row.due_on, locale)}</span>,
        },
        { key: 'late', header: t('late'), cell: (row) => <Late age={row.age} days={row.days_late} /> },
        {
          key: 'amount',
          header: all('amount'),
          numeric: true,
          cell: (row) => <span className="whitespace-nowrap">{formatRupiah(row.amount)}</span>,
        },
      ]}
    />
  )
}
