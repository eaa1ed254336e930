import { useLocale, useTranslations } from 'next-intl'
import type { Addon } from '@/lib/billing/catalogue/addons'
import { megabytes } from '@/lib/billing/plans/storage-size'
import type { BillingPeriod } from '@/lib/billing/status'
import { type TaxRules, taxOn } from '@/lib/billing/tax'
import { formatRupiah } from '@/lib/money'

interface AddonListProps {
  addons: Addon[]
  period: BillingPeriod
  rules: TaxRules
}

/** What one can add to a paid plan: what a unit gives, its price, and what one really pays. */
export function AddonList({ addons, period, rules }: AddonListProps) {
  const t = useTranslations('catalogue.pricing')
  const isEnglish = useLocale() === 'en'
  return (
    <section className="mt-12">
      <h2 className="text-xl font-extrabold">{t('addons')}</h2>
      <p className="mt-2 max-w-prose text-ink-soft">{t('addonsLead')}</p>
      <ul className="mt-4 grid gap-4 md:grid-cols-3">
        {addons.map((addon) => {
          const taxed = taxOn(period === 'yearly' ? addon.yearly_amount : addon.monthly_amount, rules)
          const size =
            addon.quota === 'storage_mb' ? megabytes(addon.quota_per_unit) : String(addon.quota_per_unit)
          return (
            <li key={addon.id} className="rounded-lg border border-line bg-card p-5">
              <h3 className="text-lg font-bold">{isEnglish ? addon.name_en : addon.name_id}</h3>
              <p className="font-semibold">+ {t(`gives.${addon.quota}`, { size })}</p>
              <p className="mt-1 text-ink-soft">{isEnglish ? addon.description_en : addon.description_id}</p>
              <p className="mt-3 tabular-nums">
                <strong className="text-lg">{formatRupiah(taxed.subtotal)}</strong>{' '}
                {t(period === 'yearly' ? 'perYear' : 'perMonth')}
              </p>
              {taxed.tax > 0n && (
                <p className="text-ink-soft tabular-nums">
                  {t('withTax')} {formatRupiah(taxed.total)}
                </p>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
