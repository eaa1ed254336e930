import { useLocale, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { cx } from '@/components/ui/class-names'
import type { Holiday } from '@/lib/reference/queries'

interface MonthGridProps {
  year: number
  holidays: Holiday[]
  today: string
}

/** Marks of a day; the words are in the legend and in the list beside. */
const MARK = {
  national: 'bg-danger-fill font-bold text-white',
  collective_leave: 'bg-accent font-bold text-accent-ink',
}

/** The year at a glance: twelve small months, weeks from Monday. */
export function MonthGrid({ year, holidays, today }: MonthGridProps) {
  const t = useTranslations('admin.calendar')
  const locale = useLocale()
  const known = new Map(holidays.map((holiday) => [holiday.holiday_on, holiday]))
  return (
    <Card title={t('grid', { year: String(year) })} className="self-start">
      <ul className="mb-4 flex flex-wrap gap-x-5 gap-y-1">
        {(['national', 'collective_leave'] as const).map((kind) => (
          <li key={kind} className="flex items-center gap-2">
            <span aria-hidden="true" className={cx('size-4 rounded-sm', MARK[kind])} />
            {t(`kind.${kind}`)}
          </li>
        ))}
      </ul>
      <div className="grid grid-cols-2 gap-x-4 gap-y-5 sm:grid-cols-3 lg:grid-cols-4 xl:grid-cols-3">
        {Array.from({ length: 12 }, (_, month) => month).map((month) => (
          <Month key={month} year={year} month={month} known={known} today={today} locale={locale} />
        ))}
      </div>
    </Card>
  )
}

interface MonthProps {
  year: number
  month: number
  known: ReadonlyMap<string, Holiday>
  today: string
  locale: string
}

function Month({ year, month, known, today, locale }: MonthProps) {
  const first = new Date(Date.UTC(year, month, 1))
  const name = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }).format(first)
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'narrow', timeZone: 'UTC' })
  const offset = (first.getUTCDay() + 6) % 7
  const days = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  const weeks = Array.from({ length: Math.ceil((offset + days) / 7) }, (_, week) => week)
  return (
    <table className="w-full table-fixed border-collapse self-start text-center tabular-nums">
      <caption className="mb-1 text-start font-semibold">{name}</caption>
      <thead aria-hidden="true">
        <tr>
          {[0, 1, 2, 3, 4, 5, 6].map((index) => (
            <th key={index} className="font-normal text-ink-soft">
              {weekday.format(new Date(Date.UTC(2024, 0, 1 + index)))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week}>
            {[0, 1, 2, 3, 4, 5, 6].map((index) => {
              const date = week * 7 + index - offset + 1
              if (date < 1 || date > days) return <td key={index} />
              const day = `${year}-${String(month + 1).padStart(2, '0')}-${String(date).padStart(2, '0')}`
              return (
                <Day
                  key={index}
                  date={date}
                  weekend={index > 4}
                  holiday={known.get(day)}
                  today={day === today}
                  locale={locale}
                />
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface DayProps {
  date: number
  weekend: boolean
  holiday?: Holiday
  today: boolean
  locale: string
}

function Day({ date, weekend, holiday, today, locale }: DayProps) {
  const name = holiday && (locale === 'en' ? holiday.name_en : holiday.name_id)
  return (
    <td className="p-0">
      <span
        title={name}
        className={cx(
          'mx-auto flex h-6 max-w-7 items-center justify-center rounded-sm',
          holiday ? MARK[holiday.kind] : weekend && 'bg-sunken text-ink-soft',
          today && 'ring-2 ring-primary',
        )}
      >
        {date}
        {name && <span className="sr-only">: {name}</span>}
      </span>
    </td>
  )
}
