import { useLocale, useTranslations } from 'next-intl'
import { cx } from '@/components/ui/class-names'
import { TextLink } from '@/components/ui/link'
import type { CalendarItem } from '@/lib/licensing/calendar/items'
import { weeksOf } from '@/lib/licensing/calendar/month'

interface MonthTableProps {
  month: string
  today: string
  items: CalendarItem[]
  path: string
}

const MARK = {
  expiry: 'border-danger-line bg-danger-soft',
  renewal_opens: 'border-success-line bg-success-soft',
  renewal_closes: 'border-warning-line bg-warning-soft',
  revision: 'border-info-line bg-info-soft',
} as const

/** The month as a page of a wall calendar; on a phone the list below says the same. */
export function MonthTable({ month, today, items, path }: MonthTableProps) {
  const t = useTranslations('licenses.calendar')
  const locale = useLocale()
  const weekday = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'id-ID', {
    weekday: 'short',
    timeZone: 'UTC',
  })
  const name = (item: CalendarItem) => (locale === 'en' ? item.name.en : item.name.id)
  return (
    <table className="hidden w-full table-fixed border-collapse rounded-lg border border-line bg-card lg:table">
      <caption className="sr-only">{t('title')}</caption>
      <thead>
        <tr>
          {[0, 1, 2, 3, 4, 5, 6].map((index) => (
            <th
              key={index}
              scope="col"
              className="border-b border-line p-2 text-start text-sm font-semibold text-ink-soft"
            >
              {weekday.format(new Date(Date.UTC(2024, 0, 1 + index)))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the weeks of a month never move.
          <tr key={row}>
            {week.map((day, index) => (
              <td
                key={day ?? `empty-${index}`}
                className={cx('h-20 border border-line p-1.5 align-top', index > 4 && 'bg-sunken')}
              >
                {day && (
                  <>
                    <span
                      aria-current={day === today ? 'date' : undefined}
                      className={cx(
                        'inline-flex size-7 items-center justify-center rounded-full text-sm tabular-nums',
                        day === today && 'bg-primary font-bold text-primary-ink',
                      )}
                    >
                      {Number(day.slice(8))}
                    </span>
                    {items
                      .filter((item) => item.day === day)
                      .map((item) => (
                        <p
                          key={item.uid}
                          className={cx('mt-1 rounded-sm border px-1.5 py-0.5 text-sm', MARK[item.kind])}
                        >
                          <span className="block font-medium">{t(`kind.${item.kind}`)}</span>
                          <TextLink href={`${path}${item.path}`} className="block truncate">
                            {name(item)}
                          </TextLink>
                        </p>
                      ))}
                  </>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
