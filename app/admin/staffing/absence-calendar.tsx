import { getLocale, getTranslations } from 'next-intl/server'
import { TextLink } from '@/components/ui/link'
import type { AbsenceRow } from '@/lib/staffing/queries'
import type { AbsenceKind } from '@/lib/staffing/schema'
import { addDays, formatDay } from '@/lib/time'

export const CALENDAR_DAYS = 28

/** The absences of the next four weeks: in words, and each as a stretch of the same four weeks. */
export async function AbsenceCalendar({ absences, from }: { absences: AbsenceRow[]; from: string }) {
  const [t, locale] = await Promise.all([getTranslations('staffing'), getLocale()])
  if (absences.length === 0) return <p className="text-ink-soft">{t('absences.noneSoon')}</p>
  const weeks = [0, 7, 14, 21].map((offset) => addDays(from, offset))
  return (
    <div className="grid gap-3">
      <div aria-hidden="true" className="hidden grid-cols-4 text-ink-soft lg:ms-80 lg:grid">
        {weeks.map((day) => (
          <span key={day} className="border-s border-line ps-2">
            {formatDay(day, locale)}
          </span>
        ))}
      </div>
      <ul className="grid gap-3">
        {absences.map((absence) => (
          <li key={absence.id} className="grid items-center gap-2 lg:grid-cols-[19rem_1fr] lg:gap-4">
            <div className="min-w-0">
              <TextLink href={`/admin/staffing/${absence.user_id}`} className="font-semibold">
                {absence.name}
              </TextLink>
              <p className="text-ink-soft">
                {t(`kind.${absence.kind as AbsenceKind}`)}
                {' · '}
                {daysText(absence, t, locale)}
                {' · '}
                {absence.cover_name
                  ? t('presence.cover', { name: absence.cover_name })
                  : t('presence.noCover')}
              </p>
            </div>
            <Stretch absence={absence} from={from} />
          </li>
        ))}
      </ul>
    </div>
  )
}

type Say = (key: string, values?: Record<string, string>) => string

/** "3 Desember 2026", or from which day to which. */
export function daysText(
  { starts_on, ends_on }: Pick<AbsenceRow, 'starts_on' | 'ends_on'>,
  t: Say,
  locale: string,
): string {
  if (starts_on === ends_on) return t('absences.oneDay', { day: formatDay(starts_on, locale) })
  return t('absences.days', { from: formatDay(starts_on, locale), until: formatDay(ends_on, locale) })
}

function Stretch({ absence, from }: { absence: AbsenceRow; from: string }) {
  const start = Math.max(0, daysBetween(from, absence.starts_on))
  const end = Math.min(CALENDAR_DAYS, daysBetween(from, absence.ends_on) + 1)
  return (
    <div aria-hidden="true" className="h-3 rounded-full bg-sunken inset-ring inset-ring-line">
      <div
        className="h-full rounded-full bg-accent"
        style={{
          marginInlineStart: `${(start / CALENDAR_DAYS) * 100}%`,
          width: `${((end - start) / CALENDAR_DAYS) * 100}%`,
        }}
      />
    </div>
  )
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}
