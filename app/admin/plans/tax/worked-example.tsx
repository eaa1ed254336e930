'use client'

import { useLocale, useTranslations } from 'next-intl'
import { taxOn } from '@/lib/billing/tax'
import { type TaxRuleInput, taxRuleSchema } from '@/lib/billing/tax-schema'
import { formatRupiah } from '@/lib/money'

const PRICE = 100_000n

/** What Rp 100.000 comes to by the rules as they are typed. */
export function WorkedExample({ values }: { values: TaxRuleInput }) {
  const t = useTranslations('tax')
  const locale = useLocale()
  // Day and basis are no part of the sums: they may still be missing.
  const parsed = taxRuleSchema.safeParse({ ...values, from_on: '2026-01-01', legal_basis: 'example' })
  const rows = (rules: NonNullable<typeof parsed.data>): [string, bigint][] => {
    const taxed = taxOn(PRICE, rules)
    const rate = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(rules.rate_bp / 100)
    const part = `${rules.base_numerator}/${rules.base_denominator}`
    return [
      [t('price'), taxed.subtotal],
      ...(rules.is_pkp
        ? ([
            [t('taxBase', { part }), taxed.tax_base],
            [t('ppn', { rate }), taxed.tax],
          ] as [string, bigint][])
        : []),
      [t('total'), taxed.total],
    ]
  }
  return (
    <section className="rounded-md bg-sunken p-4" aria-live="polite">
      <h3 className="mb-2 font-bold">{t('example')}</h3>
      {parsed.success ? (
        <dl className="tabular-nums">
          {rows(parsed.data).map(([term, amount]) => (
            <div key={term} className="flex justify-between gap-4 py-1">
              <dt className="text-ink-soft">{term}</dt>
              <dd>{formatRupiah(amount)}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <p className="text-ink-soft">{t('exampleNone')}</p>
      )}
    </section>
  )
}
