/** The three zones of Indonesia. None has daylight saving time. */
export const ZONES = { 'Asia/Jakarta': 'WIB', 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' } as const

export type Zone = keyof typeof ZONES

/** A zone from outside, or Jakarta's when it is none of ours. */
export function toZone(text: string | null | undefined): Zone {
  return text && text in ZONES ? (text as Zone) : 'Asia/Jakarta'
}

const DAY = { day: 'numeric', month: 'long', year: 'numeric' } as const
const WEEKDAY = { weekday: 'long', ...DAY } as const
const SHORT_DAY = { day: 'numeric', month: 'short', year: 'numeric' } as const
const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
const ISO_DAY = { dateStyle: 'short' } as const

// Making one takes a hundred times as long as using it, and a page of the queue uses hundreds.
const formats = new Map<object, Map<string, Intl.DateTimeFormat>>()

function format(
  instant: Date,
  shape: Intl.DateTimeFormatOptions,
  language: string,
  timeZone: string,
): string {
  const known = formats.get(shape) ?? new Map<string, Intl.DateTimeFormat>()
  formats.set(shape, known)
  const key = `${language} ${timeZone}`
  const one = known.get(key) ?? new Intl.DateTimeFormat(language, { ...shape, timeZone })
  known.set(key, one)
  return one.format(instant)
}

/** The calendar day (`YYYY-MM-DD`) of an instant in a zone. */
export function dayOf(instant: Date, zone: Zone = 'Asia/Jakarta'): string {
  return format(instant, ISO_DAY, 'en-CA', zone)
}

/** `22 November 2026`. Takes a calendar day or an instant. */
export function formatDay(value: string | Date, locale: string, zone: Zone = 'Asia/Jakarta'): string {
  const isDay = typeof value === 'string'
  const instant = isDay ? new Date(`${value}T00:00:00Z`) : value
  return format(instant, DAY, tag(locale), isDay ? 'UTC' : zone)
}

/** `Jumat, 28 November 2026`. */
export function formatWeekday(value: string | Date, locale: string, zone: Zone = 'Asia/Jakarta'): string {
  const isDay = typeof value === 'string'
  const instant = isDay ? new Date(`${value}T00:00:00Z`) : value
  return format(instant, WEEKDAY, tag(locale), isDay ? 'UTC' : zone)
}

/** `22 November 2026 pukul 10.32 WIB` / `22 November 2026 at 10.32 WIB`, in the zone of the reader. */
export function formatInstant(instant: Date, locale: string, zone: Zone = 'Asia/Jakarta'): string {
  const at = locale === 'en' ? 'at' : 'pukul'
  return `${formatDay(instant, locale, zone)} ${at} ${formatTime(instant, zone)}`
}

/** `10.32 WIB`. */
export function formatTime(instant: Date, zone: Zone = 'Asia/Jakarta'): string {
  return `${format(instant, TIME, 'id-ID', zone)} ${ZONES[zone]}`
}

/** `22 Nov 2026 10.32`: for dense staff tables, in the reader's zone. */
export function formatCompact(instant: Date, locale: string, zone: Zone = 'Asia/Jakarta'): string {
  return `${format(instant, SHORT_DAY, tag(locale), zone)} ${formatTime(instant, zone).slice(0, 5)}`
}

/** The day `count` calendar days after (or before) a day. */
export function addDays(day: string, count: number): string {
  const instant = new Date(`${day}T00:00:00Z`)
  instant.setUTCDate(instant.getUTCDate() + count)
  return instant.toISOString().slice(0, 10)
}

/** The same day `count` months later, or the last day of that month when it is shorter. */
export function addMonths(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + count, 1))
  const lastDate = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(date, lastDate))
  return first.toISOString().slice(0, 10)
}

function tag(locale: string): string {
  return locale === 'en' ? 'en-GB' : 'id-ID'
}
