import { formatWeekday } from '@/lib/time'
import { lastDayOf } from '@/lib/working-days'

/** `Jumat, 28 November`: the last day of a deadline, for sentences about the near future. */
export function dueDay(deadline: Date, locale: string): string {
  return formatWeekday(lastDayOf(deadline), locale).replace(/ \d{4}$/, '')
}
