import { useTranslations } from 'next-intl'
import type { Plan } from '@/lib/billing/plans/queries'
import type { BillingPeriod } from '@/lib/billing/status'
import { type TaxRules, taxOn } from '@/lib/billing/tax'
import { formatRupiah } from '@/lib/money'

/** What a plan costs for a period: the price, and below it PPN and what one really pays. */
export function PlanPrice({ plan, period, rules }: { plan: Plan; period: BillingPeriod; rules: TaxRules }) {
  const t = useTranslations('billing.plan')
  if (plan.is_free) {
    return (
      <div>
        <p className="text-2xl font-extrabold">{t('free')}</p>
        <p className="mt-1 text-ink-soft">{t('freeForever')}</p>
      </div>
    )
  }
  const amount = period === 'yearly' ? plan.yearly_amount : plan.monthly_amount
  const taxed = taxOn(amount, rules)
  const saved = plan.monthly_amount * 12n - plan.yearly_amount
  return (
    <div className="tabular-nums">
      <p>
        <span className="text-2xl font-extrabold">{formatRupiah(amount)}</span>{' '}
        <span className="text-ink-soft">{t(period === 'yearly' ? 'perYear' : 'perMonth')}</span>
      </p>
      <p className="mt-1 text-ink-soft">
        {taxed.tax > 0n
          ? t('withTax', {
              tax: formatRupiah(taxed.tax),
              total: formatRupiah(taxed.total),
            })
          : t('noTax')}
      </p>
      {period === 'yearly' && saved > 0n && (
        <p className="mt-1 font-semibold text-success">{t('saving', { amount: formatRupiah(saved) })}</p>
      )}
    </div>
  )
}
