const MONTH = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const

/** `November 2026`, for the month of a day. */
export function monthName(day: string, locale: string): string {
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'id-ID', MONTH).format(
    new Date(`${day}T00:00:00Z`),
  )
}
