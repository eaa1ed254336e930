import { useLocale, useTranslations } from 'next-intl'
import { PaymentBadge } from '@/components/billing/status-badges'
import { Card } from '@/components/ui/card'
import type { InvoiceAttempt, InvoiceDetail } from '@/lib/billing/invoices/queries'
import { methodName } from '@/lib/billing/payments/method'
import { formatInstant, type Zone } from '@/lib/time'

/** Every attempt to pay the invoice, the newest first, with its method and what became of it. */
export function AttemptList({ invoice, zone }: { invoice: InvoiceDetail; zone: Zone }) {
  const t = useTranslations('billing')
  const locale = useLocale()
  const at = (instant: string | null) => (instant ? formatInstant(new Date(instant), locale, zone) : '')
  const detail = (payment: InvoiceAttempt) => {
    if (payment.status === 'paid') return t('invoice.paidAt', { when: at(payment.paid_at) })
    if (payment.status === 'created' || payment.status === 'pending')
      return t('invoice.openUntil', { when: at(payment.expires_at) })
    return t('invoice.attempt', { when: at(payment.created_at) })
  }
  return (
    <Card title={t('invoice.attempts')}>
      {invoice.payments.length === 0 ? (
        <p className="text-ink-soft">{t('invoice.attemptsNone')}</p>
      ) : (
        <ul className="divide-y divide-line">
          {invoice.payments.map((payment) => (
            <li
              key={payment.id}
              className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3 first:pt-0 last:pb-0"
            >
              <div className="min-w-0">
                <p className="font-semibold">
                  {methodName(payment.method, locale) || t('page.payments.noMethod')}
                </p>
                <p className="text-ink-soft">{detail(payment)}</p>
              </div>
              <PaymentBadge status={payment.status} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
