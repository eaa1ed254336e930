import { useLocale, useTranslations } from 'next-intl'
import { EmptyBills } from '@/components/art/empty'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/link'
import type { RevenueMonth } from '@/lib/billing/figures/revenue'
import { shortRupiah } from './figure-text'
import { MonthColumns } from './month-columns'

/** What was invoiced in each month. */
export function InvoicedCard({ months, className }: { months: RevenueMonth[]; className?: string }) {
  const t = useTranslations('figures.overview')
  const locale = useLocale()
  const isEmpty = months.every(({ invoiced }) => invoiced === 0n)
  return (
    <Card
      title={t('months')}
      actions={<TextLink href="/admin/books/revenue">{t('monthsLink')}</TextLink>}
      className={className}
    >
      {isEmpty ? (
        <EmptyState art={<EmptyBills />} title={t('monthsEmpty')}>
          {t('monthsEmptyText')}
        </EmptyState>
      ) : (
        <MonthColumns
          caption={t('months')}
          valueHeading={t('months')}
          months={months.map(({ month, invoiced }) => ({
            month,
            value: Number(invoiced),
            text: shortRupiah(invoiced, locale),
            href: `/admin/books/revenue/${month}`,
          }))}
        />
      )}
    </Card>
  )
}
