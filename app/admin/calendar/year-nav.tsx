import { useTranslations } from 'next-intl'
import { Tabs } from '@/components/ui/tabs'
import type { CalendarYear } from '@/lib/reference/holidays-queries'

/** The years of the calendar: those known, the one shown, and the next after the last. */
export function YearNav({ year, years }: { year: number; years: CalendarYear[] }) {
  const t = useTranslations('admin.calendar')
  const last = years.at(-1)?.year ?? year
  const shown = [...new Set([...years.map((known) => known.year), year, last + 1])].sort((a, b) => a - b)
  return (
    <div className="mb-5">
      <Tabs
        label={t('years')}
        items={shown.map((value) => {
          const known = years.find((candidate) => candidate.year === value)
          return {
            href: `/admin/calendar?year=${value}`,
            label: String(value),
            count: known ? known.national + known.collective_leave : 0,
            current: value === year,
          }
        })}
      />
    </div>
  )
}
