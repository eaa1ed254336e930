import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { ChevronDownIcon } from '@/components/ui/icons'
import { say } from '@/lib/licensing/definitions/texts'
import type { Recommendation } from '@/lib/licensing/finder/recommend'
import { formatRupiah } from '@/lib/money'

interface NeededLicensesProps {
  recommendations: Recommendation[]
  locale: string
}

/** The licences this business needs and those it would do well to have: why, what they cost, how long, which papers. */
export function NeededLicenses({ recommendations, locale }: NeededLicensesProps) {
  const t = useTranslations('onboarding.licenses')
  const fitting = recommendations.filter((item) => item.fit !== 'ineligible')
  return (
    <Card title={t('title')} lead={t('lead')} flush>
      {fitting.length === 0 && <p className="px-5 pb-5 text-ink-soft">{t('none')}</p>}
      <ul>
        {fitting.map((item) => (
          <li key={item.type.id} className="border-t border-line px-5 py-4">
            <License item={item} locale={locale} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function License({ item, locale }: { item: Recommendation; locale: string }) {
  const t = useTranslations('onboarding.licenses')
  const { definition } = item.type
  const { amount, note } = definition.fee
  const fee = amount === null ? t('feeVaries') : amount === 0 ? t('free') : formatRupiah(amount)
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="font-bold">{say(definition.name, locale)}</h3>
        <Badge tone={item.fit === 'required' ? 'primary' : 'neutral'}>{t(item.fit)}</Badge>
        {item.after_nib && <Badge tone="info">{t('afterNib')}</Badge>}
      </div>
      <p className="mt-1">{say(definition.recommendation.why, locale)}</p>
      {item.because_of.length > 0 && (
        <p className="mt-1 text-sm text-ink-soft">
          {t('because', { activities: item.because_of.map((activity) => activity.title).join(', ') })}
        </p>
      )}
      <DescriptionList
        dense
        items={[
          { term: t('cost'), detail: note ? `${fee}. ${say(note, locale)}` : fee },
          { term: t('time'), detail: say(definition.official_time, locale) },
          {
            term: t('valid'),
            detail: definition.validity.years
              ? t('years', { count: definition.validity.years })
              : definition.validity.note
                ? say(definition.validity.note, locale)
                : t('noEnd'),
          },
        ]}
      />
      {definition.documents.length > 0 && (
        <details className="group">
          <summary className="flex min-h-11 items-center gap-1.5 font-medium text-link">
            {t('papers', { count: definition.documents.length })}
            <ChevronDownIcon size={16} className="transition-transform group-open:rotate-180" />
          </summary>
          <ul className="list-disc space-y-1 ps-5 pb-2">
            {definition.documents.map((document) => (
              <li key={document.key}>
                {say(document.label, locale)}
                {!document.required && <span className="text-ink-soft"> {t('optional')}</span>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
