import { useLocale, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { methodName } from '@/lib/billing/payments/method'
import type { Refundable, StaffRefund } from '@/lib/billing/refunds/queries'
import { newId } from '@/lib/ids'
import { formatRupiah } from '@/lib/money'
import type { Zone } from '@/lib/time'
import { RefundForm } from './refund-form'
import { RefundList } from './refund-list'

interface RefundPanelProps {
  paymentId: string
  transactions: Refundable[]
  refunds: StaffRefund[]
  manages: boolean
  zone: Zone
}

/** What was paid, what went back, what is left, and a way to give it back. */
export function RefundPanel({ paymentId, transactions, refunds, manages, zone }: RefundPanelProps) {
  const t = useTranslations('refunds')
  const names = useTranslations('finance.payments.provider')
  const locale = useLocale()
  if (transactions.length === 0 && refunds.length === 0) return null
  return (
    <Card title={t('panel.title')}>
      <div className="grid gap-6">
        {refunds.length > 0 && <RefundList refunds={refunds} manages={manages} zone={zone} />}
        {transactions.map((paid) => (
          <section key={paid.id} aria-label={paid.transaction_id} className="grid gap-4">
            <DescriptionList
              dense
              items={[
                {
                  term: t('panel.paid'),
                  detail: `${formatRupiah(paid.held_amount)} · ${methodName(paid.method, locale)}`,
                },
                { term: t('panel.refunded'), detail: formatRupiah(paid.taken_amount) },
                { term: t('panel.left'), detail: formatRupiah(paid.left_amount) },
              ]}
            />
            {manages && (paid.invoice_left_amount > 0n || paid.credit_left_amount > 0n) && (
              <details>
                <summary className="cursor-pointer rounded-sm py-1 font-semibold text-link">
                  {t('panel.open')}
                </summary>
                <div className="mt-4">
                  <RefundForm
                    key={`${paid.id}:${paid.taken_amount}`}
                    paymentId={paymentId}
                    transactionId={paid.id}
                    refundKey={newId()}
                    byProvider={paid.by_provider}
                    providerName={names(paid.provider)}
                    invoiceLeft={paid.invoice_left_amount}
                    creditLeft={paid.credit_left_amount}
                    invoice={{
                      total_amount: paid.total_amount,
                      tax_amount: paid.tax_amount,
                      credited_amount: paid.credited_amount,
                    }}
                    asksForEnd={paid.asks_for_end}
                  />
                </div>
              </details>
            )}
            {manages &&
              paid.left_amount > 0n &&
              paid.invoice_left_amount === 0n &&
              paid.credit_left_amount === 0n && <p className="text-ink-soft">{t('panel.spent')}</p>}
          </section>
        ))}
      </div>
    </Card>
  )
}
