import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { numberToPath } from '@/lib/billing/invoices/number'
import type { InvoiceAttempt, InvoiceDetail } from '@/lib/billing/invoices/queries'
import { methodName } from '@/lib/billing/payments/method'
import { formatRupiah } from '@/lib/money'
import { PayButton } from './pay-button'
import { PaymentWatch } from './payment-watch'

interface PayPanelProps {
  slug: string
  invoice: InvoiceDetail
  manages: boolean
  /** Just back from the payment page. */
  returned: boolean
  next: string | undefined
  locale: string
}

/** The button, and what one waits for after pressing it. */
export function PayPanel({ slug, invoice, manages, returned, next, locale }: PayPanelProps) {
  const t = useTranslations('billing.invoice')
  const [newest] = invoice.payments
  const open = invoice.payments.find((payment) => isOpen(payment))
  const isOwed = invoice.status === 'open'
  // The one that the status route answers, too.
  const shown = invoice.payments.find((payment) => payment.status === 'paid') ?? open ?? newest
  const watches = returned || (isOwed && open?.redirect_url != null)
  if (!watches && !(isOwed && manages)) return null
  const words = !newest
    ? t('pay', { amount: formatRupiah(invoice.total_amount) })
    : t(open?.redirect_url ? 'continuePaying' : 'payAgain')
  return (
    <Card>
      <div className="grid gap-4">
        {watches && (
          <PaymentWatch
            number={numberToPath(invoice.number)}
            status={invoice.status}
            payment={
              shown && {
                status: shown.status,
                method: methodName(shown.method, locale),
                expiresAt: open?.expires_at ?? null,
              }
            }
          />
        )}
        {isOwed && manages && (
          <div className="flex flex-wrap items-center justify-between gap-4">
            <p className="text-2xl font-extrabold tabular-nums">{formatRupiah(invoice.total_amount)}</p>
            <PayButton checkout={{ company: slug, number: invoice.number, next }}>{words}</PayButton>
          </div>
        )}
      </div>
    </Card>
  )
}

function isOpen(payment: InvoiceAttempt): boolean {
  return payment.status === 'created' || payment.status === 'pending'
}
