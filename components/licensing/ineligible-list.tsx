import { useLocale, useTranslations } from 'next-intl'
import { say } from '@/lib/licensing/definitions/texts'
import type { PlanItem } from '@/lib/licensing/finder/plan'

/** The licences that are not for this business, folded away, each with the reason. */
export function IneligibleList({ items }: { items: PlanItem[] }) {
  const t = useTranslations('finder')
  const locale = useLocale()
  if (items.length === 0) return null
  return (
    <details className="rounded-lg border border-line bg-card print:hidden">
      <summary className="flex min-h-13 items-center justify-between gap-3 rounded-lg px-5 py-3 font-semibold hover:bg-hover">
        {t('ineligible.title', { count: items.length })}
        <span className="text-link">{t('ineligible.show')}</span>
      </summary>
      <ul className="divide-y divide-line border-t border-line">
        {items.map(({ type, blockers }) => (
          <li key={type.code} className="px-5 py-4">
            <p className="font-semibold">{say(type.definition.name, locale)}</p>
            <ul className="mt-1 text-ink-soft">
              {blockers.map((blocker) => (
                <li key={blocker}>{t(`blocker.${blocker}`)}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </details>
  )
}
