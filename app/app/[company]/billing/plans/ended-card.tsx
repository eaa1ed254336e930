import { useLocale, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { formatDay } from '@/lib/time'
import { RevivePlan } from '../end-plan'

interface EndedCardProps {
  slug: string
  ended: { name_id: string; name_en: string; current_period_end_on: string | null }
}

/** A plan that was ended at once and is still paid for: it can go on. */
export function EndedCard({ slug, ended }: EndedCardProps) {
  const t = useTranslations('subscriptions.manage')
  const locale = useLocale()
  const plan = locale === 'en' ? ended.name_en : ended.name_id
  const day = formatDay(ended.current_period_end_on ?? '', locale)
  return (
    <Card title={t('endedTitle')}>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <p className="max-w-prose">{t('revivable', { plan, day })}</p>
        <RevivePlan company={slug} plan={plan} />
      </div>
    </Card>
  )
}
