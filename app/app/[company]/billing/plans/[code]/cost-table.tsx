import { useLocale, useTranslations } from 'next-intl'
import type { Plan } from '@/lib/billing/plans/queries'
import type { BillingPeriod } from '@/lib/billing/status'
import { type TaxRules, taxOn } from '@/lib/billing/tax'
import { formatRupiah } from '@/lib/money'

/** Price, PPN and total, as the invoice will say them. */
export function CostTable(props: { plan: Plan; period: BillingPeriod; rules: TaxRules }) {
  const { plan, period, rules } = props
  const t = useTranslations('billing.plan.line')
  const locale = useLocale()
  const taxed = taxOn(period === 'yearly' ? plan.yearly_amount : plan.monthly_amount, rules)
  const rate = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(rules.rate_bp / 100)
  const part = `${rules.base_numerator}/${rules.base_denominator}`
  return (
    <dl className="tabular-nums">
      <div className="flex justify-between gap-4 py-1.5">
        <dt>{t('price')}</dt>
        <dd>{formatRupiah(taxed.subtotal)}</dd>
      </div>
      {taxed.rate_bp > 0 && (
        <div className="flex justify-between gap-4 py-1.5">
          <dt>{t('tax', { rate, part })}</dt>
          <dd>{formatRupiah(taxed.tax)}</dd>
        </div>
      )}
      <div className="mt-2 flex justify-between gap-4 border-t border-line-strong pt-3 text-lg font-extrabold">
        <dt>{t('total')}</dt>
        <dd>{formatRupiah(taxed.total)}</dd>
      </div>
    </dl>
  )
}
