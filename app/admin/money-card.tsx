import { useLocale, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { ColumnChart } from '@/components/ui/column-chart'
import { DescriptionList } from '@/components/ui/description-list'
import { TextLink } from '@/components/ui/link'
import type { BillingFigures, PaidDay } from '@/lib/billing/statistics'
import { formatRupiah } from '@/lib/money'
import { formatDay } from '@/lib/time'

interface MoneyCardProps {
  figures: BillingFigures
  /** The last thirty days. */
  paid: PaidDay[]
}

/** What is owed and what came in. */
export function MoneyCard({ figures, paid }: MoneyCardProps) {
  const t = useTranslations('admin.overview.money')
  const locale = useLocale()
  const days = paid.slice(-10)
  return (
    <Card title={t('title')} actions={<TextLink href="/admin/payments">{t('link')}</TextLink>}>
      <DescriptionList
        dense
        items={[
          {
            term: t('due'),
            detail: (
              <TextLink href="/admin/invoices?status=open">
                {t('amount', { amount: formatRupiah(figures.due_amount), count: figures.due_count })}
              </TextLink>
            ),
          },
          {
            term: t('overdue'),
            detail: (
              <TextLink href="/admin/invoices?status=overdue">
                {t('amount', { amount: formatRupiah(figures.overdue_amount), count: figures.overdue_count })}
              </TextLink>
            ),
          },
          {
            term: t('paid'),
            detail: (
              <TextLink href="/admin/invoices?status=paid">
                {t('amount', {
                  amount: formatRupiah(figures.paid_this_month_amount),
                  count: figures.paid_this_month_count,
                })}
              </TextLink>
            ),
          },
          { term: t('lastMonth'), detail: formatRupiah(figures.paid_last_month_same_days_amount) },
        ]}
      />
      <h3 className="mt-4 mb-2 font-semibold">{t('byDay')}</h3>
      <ColumnChart
        caption={t('byDay')}
        labelHeading={t('day')}
        valueHeading={t('paidHeading')}
        height={90}
        bars={days.map((day) => ({
          key: day.day,
          label: formatDay(day.day, locale).split(' ')[0] ?? day.day,
          value: Number(day.amount),
          text: thousands(day.amount),
        }))}
      />
      <p className="mt-1 text-ink-soft">{t('thousands')}</p>
    </Card>
  )
}

/** Thousands of rupiah: there is no room for more above a column. */
function thousands(amount: bigint): string {
  return formatRupiah((amount + 500n) / 1000n).replace('Rp\u00a0', '')
}
