import { useLocale, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/link'
import type { CalendarItem } from '@/lib/licensing/calendar/items'
import { daysBetween } from '@/lib/licensing/licenses/reminder-days'
import { formatWeekday } from '@/lib/time'

const TONES = {
  expiry: 'danger',
  renewal_opens: 'success',
  renewal_closes: 'warning',
  revision: 'info',
} as const

interface ItemListProps {
  items: CalendarItem[]
  path: string
  today: string
}

/** What happens in a month, day by day. */
export function ItemList({ items, path, today }: ItemListProps) {
  const t = useTranslations('licenses')
  const locale = useLocale()
  return (
    <Card flush>
      <ul className="divide-y divide-line">
        {items.map((item) => {
          const left = daysBetween(today, item.day)
          return (
            <li
              key={item.uid}
              className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-5 py-4"
            >
              <div className="min-w-0">
                <p className="text-sm text-ink-soft">
                  {formatWeekday(item.day, locale)}
                  {left >= 0 && ` · ${t('detail.daysLeft', { count: left })}`}
                </p>
                <TextLink href={`${path}${item.path}`} className="font-semibold">
                  {t(`calendar.item.${item.kind}`, {
                    license: locale === 'en' ? item.name.en : item.name.id,
                  })}
                </TextLink>
                <p className="break-all text-ink-soft">{t('calendar.number', { number: item.number })}</p>
              </div>
              <Badge tone={TONES[item.kind]}>{t(`calendar.kind.${item.kind}`)}</Badge>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
