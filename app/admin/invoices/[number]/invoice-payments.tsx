import { useLocale, useTranslations } from 'next-intl'
import { PaymentBadge } from '@/components/billing/status-badges'
import { AttentionBadge } from '@/components/finance/attention-badge'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/link'
import type { InvoiceAttempt } from '@/lib/billing/invoices/queries'
import { methodName } from '@/lib/billing/payments/method'
import { formatRupiah } from '@/lib/money'
import { formatCompact, type Zone } from '@/lib/time'

interface InvoicePaymentsProps {
  payments: InvoiceAttempt[]
  total: bigint
  zone: Zone
}

export function InvoicePayments({ payments, total, zone }: InvoicePaymentsProps) {
  const t = useTranslations('finance')
  const locale = useLocale()
  return (
    <Card title={t('invoice.payments')}>
      {payments.length === 0 && <p className="text-ink-soft">{t('payments.empty')}</p>}
      <ul className="divide-y divide-line">
        {payments.map((payment) => (
          <li key={payment.id} className="grid gap-1 py-3 first:pt-0 last:pb-0">
            <p className="flex flex-wrap items-center justify-between gap-2">
              <TextLink href={`/admin/payments/${payment.id}`}>{payment.order_id}</TextLink>
              <span className="inline-flex flex-wrap gap-1">
                <PaymentBadge status={payment.status} />
                {payment.attention && <AttentionBadge attention={payment.attention} />}
              </span>
            </p>
            <p className="text-ink-soft">
              {[
                formatRupiah(total),
                methodName(payment.method, locale),
                formatCompact(new Date(payment.paid_at ?? payment.created_at), locale, zone),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
