'use client'

import { useLocale, useTranslations } from 'next-intl'
import { priceInvoice } from '@/lib/billing/invoices/amounts'
import type { ManualInvoiceInput } from '@/lib/billing/invoices/manual-schema'
import type { TaxRules } from '@/lib/billing/tax'
import { formatRupiah } from '@/lib/money'

const digitsOf = (text: string) => (/^\d{1,13}$/.test(text) ? BigInt(text) : 0n)

/** What the invoice comes to as it is written now, by the rules of PPN of today: the same sums as the invoice's own. */
export function InvoicePreview({ values, rules }: { values: ManualInvoiceInput; rules: TaxRules }) {
  const t = useTranslations('invoicing.new')
  const locale = useLocale()
  const lines = values.lines.map((line) => ({
    quantity: Number(digitsOf(line.quantity.trim())),
    unit_amount: digitsOf(line.unit_amount),
  }))
  const priced = priceInvoice(lines, digitsOf(values.discount_amount), rules)
  const rate = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(rules.rate_bp / 100)
  const part = `${rules.base_numerator}/${rules.base_denominator}`
  const rows: [string, bigint][] = [
    [t('subtotal'), priced.subtotal],
    ...(priced.discount > 0n ? ([[t('discount'), -priced.discount]] as [string, bigint][]) : []),
    ...(rules.is_pkp
      ? ([
          [t('taxBase', { part }), priced.tax_base],
          [t('tax', { rate }), priced.tax],
        ] as [string, bigint][])
      : []),
  ]
  return (
    <section className="max-w-md rounded-md bg-sunken p-4" aria-live="polite">
      <h2 className="mb-2 font-bold">{t('preview')}</h2>
      <dl className="tabular-nums">
        {rows.map(([term, amount]) => (
          <div key={term} className="flex justify-between gap-4 py-0.5">
            <dt className="text-ink-soft">{term}</dt>
            <dd>{formatRupiah(amount)}</dd>
          </div>
        ))}
        <div className="mt-2 flex justify-between gap-4 border-t border-line-strong pt-2 font-extrabold">
          <dt>{t('total')}</dt>
          <dd>{formatRupiah(priced.total)}</dd>
        </div>
      </dl>
    </section>
  )
}
