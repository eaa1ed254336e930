import { useLocale, useTranslations } from 'next-intl'
import type { InvoiceDetail } from '@/lib/billing/invoices/queries'
import { daysBetween } from '@/lib/billing/subscriptions/periods'
import { formatRupiah } from '@/lib/money'
import { formatDay } from '@/lib/time'

interface AmountsProps {
  invoice: InvoiceDetail
  today: string
}

/** What there is to pay, by when, and how it comes about where something was paid or taken off before. */
export function Amounts({ invoice, today }: AmountsProps) {
  const t = useTranslations('checkout.amounts')
  const locale = useLocale()
  const due = invoice.due_amount ?? invoice.total_amount
  const creditUsed = invoice.credit_used_amount
  const paid = invoice.paid_amount - creditUsed
  const parts = [
    [t('total'), invoice.total_amount],
    [t('credit'), -creditUsed],
    [t('paid'), -paid],
    [t('reduced'), -invoice.reduced_amount],
  ] as const
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-1">
        <div>
          <p className="text-ink-soft">{t('due')}</p>
          <p className="text-3xl font-extrabold tabular-nums">{formatRupiah(due)}</p>
        </div>
        {invoice.status === 'open' && invoice.due_on && (
          <p className="font-semibold">{deadline(invoice.due_on)}</p>
        )}
      </div>
      {due !== invoice.total_amount && (
        <dl className="grid gap-1 border-t border-line pt-3">
          {parts
            .filter(([, amount]) => amount !== 0n)
            .map(([label, amount]) => (
              <div key={label} className="flex justify-between gap-4">
                <dt className="text-ink-soft">{label}</dt>
                <dd className="tabular-nums">{formatRupiah(amount)}</dd>
              </div>
            ))}
        </dl>
      )}
    </div>
  )

  function deadline(dueOn: string): string {
    const days = daysBetween(today, dueOn)
    const day = formatDay(dueOn, locale)
    if (days < 0) return t('late', { day, days: -days })
    return days === 0 ? t('today') : t('before', { day, days })
  }
}
