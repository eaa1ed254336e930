import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { Slot } from './slots'

type Entry = Slot & {
  id: string
  /** Grows with each change, so that a calendar takes the newer one. */
  version: number
  summary: string
  location: string
  description: string
  url: string
  is_cancelled: boolean
  made_at: Date
}

/**
 * A visit as a file for calendars (RFC 5545). Sent again after a change it replaces the entry, as cancelled it takes it
 * away: the `UID` stays. Instants in UTC, so that every calendar shows its own zone.
 */
export function calendarFile(entry: Entry): string {
  const calendar = ical({
    prodId: { company: 'Izinku', product: 'Visits', language: 'ID' },
    method: entry.is_cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  })
  calendar.createEvent({
    id: `visit-${entry.id}@izinku`,
    sequence: entry.version,
    stamp: entry.made_at,
    start: entry.starts_at,
    end: entry.ends_at,
    summary: entry.summary,
    location: entry.location,
    description: entry.description,
    url: entry.url,
    status: entry.is_cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  })
  return calendar.toString()
}
