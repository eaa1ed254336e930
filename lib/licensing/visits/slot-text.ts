import { formatTime, formatWeekday, ZONES, type Zone } from '@/lib/time'
import type { Slot } from './slots'

/** `Selasa, 24 November 2026, 09.00–10.00 WITA`: always in the zone of the place, which is named. */
export function formatSlot(slot: Slot, locale: string, zone: Zone): string {
  return `${formatWeekday(slot.starts_at, locale, zone)}, ${formatHours(slot, zone)}`
}

/** `09.00–10.00 WITA`. */
export function formatHours(slot: Slot, zone: Zone): string {
  const from = formatTime(slot.starts_at, zone).replace(` ${ZONES[zone]}`, '')
  return `${from}–${formatTime(slot.ends_at, zone)}`
}

/** Minutes of a day as a clock: 570 is `09.30`. */
export function formatMinutes(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}.${String(minutes % 60).padStart(2, '0')}`
}
