import { useLocale, useTranslations } from 'next-intl'
import { PaymentBadge } from '@/components/billing/status-badges'
import { EventOutcome } from '@/components/finance/event-badge'
import { DescriptionList } from '@/components/ui/description-list'
import { TextLink } from '@/components/ui/link'
import { numberToPath } from '@/lib/billing/invoices/number'
import type { EventDetail } from '@/lib/billing/payments/queries'
import { formatCompact, type Zone } from '@/lib/time'

/** What a notification is, and what it led to in words. */
export function EventFacts({ event, zone }: { event: EventDetail; zone: Zone }) {
  const t = useTranslations('finance.event')
  const payment = useTranslations('finance.payment')
  const locale = useLocale()
  const at = (instant: Date | null) => instant && formatCompact(instant, locale, zone)
  const { payment_id, invoice_number, company_slug } = event
  return (
    <DescriptionList
      dense
      items={[
        { term: t('effect'), detail: <EventOutcome outcome={event.outcome} /> },
        { term: payment('provider'), detail: event.provider === 'xendit' ? 'Xendit' : 'Midtrans' },
        { term: t('transaction'), detail: event.transaction_id },
        {
          term: t('payment'),
          detail: payment_id ? (
            <TextLink href={`/admin/payments/${payment_id}`}>{event.order_id ?? payment_id}</TextLink>
          ) : (
            t('noPayment')
          ),
        },
        ...(event.payment_status
          ? [{ term: t('paymentStatus'), detail: <PaymentBadge status={event.payment_status} /> }]
          : []),
        ...(invoice_number
          ? [
              {
                term: t('invoice'),
                detail: (
                  <TextLink href={`/admin/invoices/${numberToPath(invoice_number)}`}>
                    {invoice_number}
                  </TextLink>
                ),
              },
            ]
          : []),
        ...(company_slug
          ? [
              {
                term: t('company'),
                detail: <TextLink href={`/admin/companies/${company_slug}`}>{event.company_name}</TextLink>,
              },
            ]
          : []),
        { term: t('column.received'), detail: at(event.received_at) },
        { term: t('column.deliveries'), detail: String(event.deliveries) },
        { term: t('column.tries'), detail: String(event.tries) },
        ...(event.next_try_at ? [{ term: t('next'), detail: at(event.next_try_at) }] : []),
        ...(event.applied_at ? [{ term: t('processed'), detail: at(event.applied_at) }] : []),
        {
          term: t('key'),
          detail: <span className="[overflow-wrap:anywhere]">{event.event_key}</span>,
        },
      ]}
    />
  )
}
