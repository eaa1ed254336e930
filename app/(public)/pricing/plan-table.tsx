import { useLocale, useTranslations } from 'next-intl'
import { CheckIcon, MinusIcon } from '@/components/ui/icons'
import type { Plan } from '@/lib/billing/plans/queries'
import { PLAN_FEATURES } from '@/lib/billing/plans/schema'
import { megabytes } from '@/lib/billing/plans/storage-size'
import type { BillingPeriod } from '@/lib/billing/status'
import { type TaxRules, taxOn } from '@/lib/billing/tax'
import { formatRupiah } from '@/lib/money'

/** The plans side by side, price, PPN and total apart. Not on phones, where the cards above say the same. */
export function PlanTable({
  plans,
  period,
  rules,
}: {
  plans: Plan[]
  period: BillingPeriod
  rules: TaxRules
}) {
  const t = useTranslations('billing')
  const catalogue = useTranslations('catalogue.pricing')
  const isEnglish = useLocale() === 'en'
  const taxed = plans.map((plan) =>
    taxOn(period === 'yearly' ? plan.yearly_amount : plan.monthly_amount, rules),
  )
  const limit = (value: number | null) => value ?? t('pricing.unlimited')
  const rows = [
    { key: 'applications', cells: plans.map((plan) => limit(plan.open_application_limit)) },
    { key: 'members', cells: plans.map((plan) => limit(plan.member_limit)) },
    {
      key: 'storage',
      cells: plans.map((plan) =>
        plan.storage_limit_mb === null ? t('pricing.unlimited') : megabytes(plan.storage_limit_mb),
      ),
    },
    {
      key: 'trial',
      cells: plans.map((plan) =>
        plan.trial_days > 0 ? catalogue('days', { count: plan.trial_days }) : catalogue('none'),
      ),
    },
    {
      key: 'fee',
      cells: plans.map((plan) =>
        plan.application_fee_amount > 0n ? formatRupiah(plan.application_fee_amount) : catalogue('none'),
      ),
    },
    { key: 'price', cells: taxed.map((amounts) => formatRupiah(amounts.subtotal)) },
    { key: 'tax', cells: taxed.map((amounts) => formatRupiah(amounts.tax)) },
    { key: 'total', cells: taxed.map((amounts) => formatRupiah(amounts.total)) },
  ] as const
  const cell = 'px-3 py-3 text-end tabular-nums'
  return (
    <div className="mt-12 max-md:hidden">
      <h2 className="text-xl font-extrabold">{t('pricing.compare')}</h2>
      <div className="mt-4 rounded-lg border border-line bg-card">
        <table className="w-full">
          <thead>
            <tr className="border-b border-line">
              <td />
              {plans.map((plan) => (
                <th key={plan.id} scope="col" className={`${cell} font-bold`}>
                  {isEnglish ? plan.name_en : plan.name_id}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {rows.map((row) => (
              <tr key={row.key} className={row.key === 'total' ? 'font-bold' : undefined}>
                <th scope="row" className="px-4 py-3 text-start font-medium">
                  {row.key === 'storage' || row.key === 'trial' || row.key === 'fee'
                    ? catalogue(`row.${row.key}`)
                    : t(`pricing.row.${row.key}`)}
                </th>
                {row.cells.map((value, index) => (
                  <td key={plans[index]?.id} className={cell}>
                    {value}
                  </td>
                ))}
              </tr>
            ))}
            {PLAN_FEATURES.map((feature) => (
              <tr key={feature}>
                <th scope="row" className="px-4 py-3 text-start font-medium">
                  {t(`plan.feature.${feature}`)}
                </th>
                {plans.map((plan) => (
                  <td key={plan.id} className={cell}>
                    {plan.features.includes(feature) ? (
                      <CheckIcon label={t('pricing.yes')} className="ms-auto text-success" />
                    ) : (
                      <MinusIcon label={t('pricing.no')} className="ms-auto text-ink-soft" />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}
