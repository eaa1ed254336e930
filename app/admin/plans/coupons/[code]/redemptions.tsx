import { useLocale, useTranslations } from 'next-intl'
import { TextLink } from '@/components/ui/link'
import { Table } from '@/components/ui/table'
import { formatDay } from '@/lib/time'

type Redemption = {
  id: string
  slug: string
  trade_name: string
  created_at: Date
  periods_left: number | null
}

/** Who used a coupon, and for how many invoices it still holds. */
export function Redemptions({ rows }: { rows: Redemption[] }) {
  const t = useTranslations('catalogue.coupons')
  const locale = useLocale()
  return (
    <Table
      caption={t('redemptions')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<p className="p-5 text-ink-soft">{t('noRedemptions')}</p>}
      columns={[
        {
          key: 'company',
          header: t('company'),
          lead: true,
          cell: (row) => <TextLink href={`/admin/companies/${row.slug}`}>{row.trade_name}</TextLink>,
        },
        { key: 'on', header: t('usedOn'), cell: (row) => formatDay(row.created_at, locale) },
        {
          key: 'left',
          header: t('left'),
          numeric: true,
          cell: (row) =>
            row.periods_left === null ? t('leftAll') : t('leftPeriods', { count: row.periods_left }),
        },
      ]}
    />
  )
}
