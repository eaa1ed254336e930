import type { Random } from './random'

const DAY = 86_400_000

/** An instant in office hours of Jakarta, `days` before now; never in the future. */
export function daysAgo(now: Date, days: number, random: Random, fromHour = 8, toHour = 16): Date {
  const day = new Date(now.getTime() - days * DAY + 7 * 3_600_000).toISOString().slice(0, 10)
  const hour = String(random.between(fromHour, toHour)).padStart(2, '0')
  const minute = String(random.between(0, 59)).padStart(2, '0')
  const at = new Date(`${day}T${hour}:${minute}:${String(random.between(0, 59)).padStart(2, '0')}+07:00`)
  return at.getTime() < now.getTime() ? at : new Date(now.getTime() - random.between(5, 90) * 60_000)
}

export function minutesAfter(instant: Date, minutes: number): Date {
  return new Date(instant.getTime() + minutes * 60_000)
}
