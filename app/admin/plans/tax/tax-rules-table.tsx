import { useLocale, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Table } from '@/components/ui/table'
import type { TaxRuleVersion } from '@/lib/billing/tax-rules'
import { formatDay } from '@/lib/time'
import { WithdrawVersion } from './withdraw-version'

interface TaxRulesTableProps {
  versions: TaxRuleVersion[]
  today: string
  edits: boolean
}

/** Every version, the newest first, and which is in force. */
export function TaxRulesTable({ versions, today, edits }: TaxRulesTableProps) {
  const t = useTranslations('tax')
  const locale = useLocale()
  const percent = (value: number) =>
    `${new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value)}%`
  const present = versions.find((version) => version.from_on <= today)
  return (
    <Table
      caption={t('list')}
      rows={versions}
      rowKey={(row) => row.id}
      columns={[
        { key: 'from', header: t('column.from'), lead: true, cell: (row) => formatDay(row.from_on, locale) },
        {
          key: 'state',
          header: t('column.state'),
          cell: (row) =>
            row === present ? (
              <Badge tone="success">{t('inForce')}</Badge>
            ) : row.from_on > today ? (
              <Badge tone="info">{t('coming')}</Badge>
            ) : (
              <Badge tone="neutral">{t('past')}</Badge>
            ),
        },
        { key: 'pkp', header: t('column.pkp'), cell: (row) => t(row.is_pkp ? 'yes' : 'no') },
        {
          key: 'rate',
          header: t('column.rate'),
          numeric: true,
          cell: (row) => (row.is_pkp ? percent(row.rate_bp / 100) : '–'),
        },
        {
          key: 'base',
          header: t('column.base'),
          cell: (row) =>
            !row.is_pkp
              ? '–'
              : row.base_numerator === row.base_denominator
                ? t('wholeBase')
                : t('basePart', { part: `${row.base_numerator}/${row.base_denominator}` }),
        },
        {
          key: 'effective',
          header: t('column.effective'),
          numeric: true,
          cell: (row) =>
            row.is_pkp ? percent((row.rate_bp * row.base_numerator) / row.base_denominator / 100) : '–',
        },
        { key: 'basis', header: t('column.basis'), cell: (row) => row.legal_basis || '–' },
        { key: 'by', header: t('column.by'), cell: (row) => row.created_by_name ?? t('byNobody') },
        ...(edits && versions.some((row) => row.from_on > today)
          ? [
              {
                key: 'withdraw',
                header: <span className="sr-only">{t('withdraw')}</span>,
                label: t('withdraw'),
                cell: (row: TaxRuleVersion) =>
                  row.from_on > today && <WithdrawVersion id={row.id} day={formatDay(row.from_on, locale)} />,
              },
            ]
          : []),
      ]}
    />
  )
}
