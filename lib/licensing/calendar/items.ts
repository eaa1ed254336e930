import { dayOf } from '@/lib/time'
import { type Offer, renewalWindow } from '../licenses/follow-up'
import type { LicenseStatus } from '../licenses/status'

export const CALENDAR_KINDS = ['expiry', 'renewal_opens', 'renewal_closes', 'revision'] as const
export type CalendarKind = (typeof CALENDAR_KINDS)[number]

/** Something that happens to a company on a day. */
export type CalendarItem = {
  /** The same as long as it is the same thing, also when its day moves: calendars recognise it by this. */
  uid: string
  day: string
  kind: CalendarKind
  name: { id: string; en: string }
  number: string
  /** Below the company's own pages. */
  path: string
  changed_at: Date
}

type CalendarLicense = {
  id: string
  number: string
  name_id: string
  name_en: string
  status: LicenseStatus
  valid_until_on: string | null
  updated_at: Date
  offer: Pick<NonNullable<Offer>, 'renewal'> | null
  /** Its renewal is under way: what remains to be done is in the application. */
  is_renewing: boolean
}

type CalendarRevision = {
  id: string
  application_id: string
  number: string
  name_id: string
  name_en: string
  due_at: Date
  created_at: Date
}

/** When licences end and when they can be renewed, and when the company's own corrections are due; by day. */
export function calendarItems(
  licenses: readonly CalendarLicense[],
  revisions: readonly CalendarRevision[],
): CalendarItem[] {
  const items = [...licenses.flatMap(itemsOfLicense), ...revisions.map(itemOfRevision)]
  return items.sort((one, other) => one.day.localeCompare(other.day) || one.uid.localeCompare(other.uid))
}

function itemsOfLicense(license: CalendarLicense): CalendarItem[] {
  const { valid_until_on, status } = license
  // What was replaced or revoked has no end one would have to watch.
  if (valid_until_on === null || status === 'superseded' || status === 'revoked') return []
  const item = (kind: CalendarKind, day: string): CalendarItem => ({
    uid: `${kind}-${license.id}`,
    day,
    kind,
    name: { id: license.name_id, en: license.name_en },
    number: license.number,
    path: `/licenses/${license.id}`,
    changed_at: license.updated_at,
  })
  const window = license.is_renewing || status === 'suspended' ? null : windowOf(license)
  return [
    item('expiry', valid_until_on),
    ...(window ? [item('renewal_opens', window.opens_on)] : []),
    ...(window && window.closes_on > valid_until_on ? [item('renewal_closes', window.closes_on)] : []),
  ]
}

function windowOf({ offer, valid_until_on }: CalendarLicense) {
  return offer && renewalWindow({ ...offer, amendable: false }, valid_until_on)
}

function itemOfRevision(revision: CalendarRevision): CalendarItem {
  return {
    uid: `revision-${revision.id}`,
    // Due at the midnight that ends the day.
    day: dayOf(new Date(revision.due_at.getTime() - 1)),
    kind: 'revision',
    name: { id: revision.name_id, en: revision.name_en },
    number: revision.number,
    path: `/applications/${revision.application_id}`,
    changed_at: revision.created_at,
  }
}
