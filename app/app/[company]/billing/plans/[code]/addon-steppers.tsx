import { useLocale, useTranslations } from 'next-intl'
import { MinusIcon, PlusIcon } from '@/components/ui/icons'
import { ButtonLink } from '@/components/ui/link'
import type { Addon } from '@/lib/billing/catalogue/addons'
import type { BillingPeriod } from '@/lib/billing/status'
import { formatRupiah } from '@/lib/money'

interface AddonSteppersProps {
  addons: Addon[]
  units: Record<string, number>
  period: BillingPeriod
  /** The address of the same choice with so many units of one add-on. */
  href: (code: string, units: number) => string
}

/** More room, unit by unit: each step is an address, so it works without a script. */
export function AddonSteppers({ addons, units, period, href }: AddonSteppersProps) {
  const t = useTranslations('subscriptions.addons')
  const plan = useTranslations('billing.plan')
  const isEnglish = useLocale() === 'en'
  return (
    <ul className="grid gap-4">
      {addons.map((addon) => {
        const count = units[addon.code] ?? 0
        const name = isEnglish ? addon.name_en : addon.name_id
        const price = period === 'yearly' ? addon.yearly_amount : addon.monthly_amount
        return (
          <li key={addon.code} className="flex items-center justify-between gap-4">
            <div className="min-w-0">
              <p className="font-semibold">{name}</p>
              <p className="text-ink-soft tabular-nums">
                {formatRupiah(price)} {plan(period === 'yearly' ? 'perYear' : 'perMonth')}
              </p>
            </div>
            <div className="flex shrink-0 items-center gap-1">
              {count > 0 && (
                <ButtonLink
                  href={href(addon.code, count - 1)}
                  variant="secondary"
                  icon={<MinusIcon label={t('less', { name })} />}
                />
              )}
              <span className="min-w-8 text-center font-semibold tabular-nums">{count}</span>
              {count < addon.unit_limit && (
                <ButtonLink
                  href={href(addon.code, count + 1)}
                  variant="secondary"
                  icon={<PlusIcon label={t('more', { name })} />}
                />
              )}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
