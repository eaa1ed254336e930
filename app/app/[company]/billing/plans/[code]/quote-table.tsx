import { useLocale, useTranslations } from 'next-intl'
import { cx } from '@/components/ui/class-names'
import type { InvoiceLine } from '@/lib/billing/invoices/issue'
import type { Quote } from '@/lib/billing/subscriptions/quote'
import { formatRupiah } from '@/lib/money'

type Row = { key: string; term: string; amount: bigint; quiet?: boolean }

/** Each line as the invoice will say it, the discount, PPN, what credit pays and what is left to pay. */
export function QuoteTable({ quote, part }: { quote: Quote; part: string }) {
  const t = useTranslations('subscriptions.quote')
  const locale = useLocale()
  const { priced } = quote
  const rate = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(priced.rate_bp / 100)
  const rows: Row[] = [
    ...quote.lines.map((line, index) => ({
      key: `line${index}`,
      term: textOf(line, locale),
      amount: line.unit_amount * BigInt(line.quantity),
    })),
    ...(priced.discount > 0n
      ? [
          {
            key: 'discount',
            term: t('discount', { code: quote.coupon?.code ?? '' }),
            amount: -priced.discount,
          },
        ]
      : []),
    ...(priced.rate_bp > 0
      ? [{ key: 'tax', term: t('tax', { rate, part }), amount: priced.tax, quiet: true }]
      : []),
  ]
  return (
    <dl className="tabular-nums">
      {rows.map((row) => (
        <Line
          key={row.key}
          term={row.term}
          amount={row.amount}
          className={cx(row.quiet && 'text-ink-soft')}
        />
      ))}
      <Line
        term={t('total')}
        amount={priced.total}
        className="mt-2 border-t border-line-strong pt-3 font-semibold"
      />
      {quote.credit > 0n && <Line term={t('credit')} amount={-quote.credit} />}
      <Line term={t('toPay')} amount={quote.to_pay} className="text-lg font-extrabold" />
    </dl>
  )
}

function Line({ term, amount, className }: { term: string; amount: bigint; className?: string | undefined }) {
  return (
    <div className={cx('flex justify-between gap-4 py-1.5', className)}>
      <dt>{term}</dt>
      <dd className="whitespace-nowrap">{formatRupiah(amount)}</dd>
    </div>
  )
}

function textOf(line: InvoiceLine, locale: string): string {
  const text = locale === 'en' ? line.description_en : line.description_id
  return line.quantity === 1 ? text : `${line.quantity} × ${text}`
}
