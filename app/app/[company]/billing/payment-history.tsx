import { useLocale, useTranslations } from 'next-intl'
import { PaymentBadge } from '@/components/billing/status-badges'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/link'
import { Table } from '@/components/ui/table'
import { numberToPath } from '@/lib/billing/invoices/number'
import { methodName } from '@/lib/billing/payments/method'
import type { listPaymentHistory } from '@/lib/billing/payments/queries'
import { formatRupiah } from '@/lib/money'
import { formatInstant, type Zone } from '@/lib/time'
import { billingPath } from './paths'

interface PaymentHistoryProps {
  slug: string
  payments: Awaited<ReturnType<typeof listPaymentHistory>>
  zone: Zone
}

export function PaymentHistory({ slug, payments, zone }: PaymentHistoryProps) {
  const t = useTranslations('billing.page.payments')
  const locale = useLocale()
  return (
    <Card flush title={t('title')}>
      <Table
        caption={t('title')}
        rows={payments}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'when',
            header: t('when'),
            lead: true,
            cell: (row) => formatInstant(row.paid_at ?? row.created_at, locale, zone),
          },
          {
            key: 'invoice',
            header: t('invoice'),
            cell: (row) => (
              <TextLink
                href={billingPath(slug, `/invoices/${numberToPath(row.number)}`)}
                className="whitespace-nowrap"
              >
                {row.number}
              </TextLink>
            ),
          },
          {
            key: 'method',
            header: t('method'),
            cell: (row) => methodName(row.method, locale) || t('noMethod'),
          },
          { key: 'amount', header: t('amount'), numeric: true, cell: (row) => formatRupiah(row.amount) },
          { key: 'status', header: t('status'), cell: (row) => <PaymentBadge status={row.status} /> },
        ]}
      />
    </Card>
  )
}
