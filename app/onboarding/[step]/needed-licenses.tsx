import { useTranslations } from 'next-intl'
import { CompanionList } from '@/components/licensing/companion-list'
import { PlanCard } from '@/components/licensing/plan-card'
import { type Plan, stillNeeded } from '@/lib/licensing/finder/plan'

/** The licences this business needs and those it would do well to have, in order, and what comes along by itself. */
export function NeededLicenses({ plan }: { plan: Plan }) {
  const t = useTranslations('onboarding.licenses')
  const needed = stillNeeded(plan)
  return (
    <section>
      <h2 className="text-lg font-bold">{t('title')}</h2>
      <p className="text-ink-soft">{needed.length === 0 ? t('none') : t('lead')}</p>
      <ol className="mt-4 grid gap-4">
        {needed.map((item, index) => (
          <li key={item.type.code}>
            <PlanCard item={item} plan={plan} number={index + 1} />
          </li>
        ))}
      </ol>
      <div className="mt-4 grid gap-4">
        <CompanionList plan={plan} how="automatic" />
        <CompanionList plan={plan} how="elsewhere" />
      </div>
    </section>
  )
}
