import ical, { ICalAlarmType, ICalCalendarMethod } from 'ical-generator'
import { licenseWords } from '../licenses/words'
import type { CalendarItem } from './items'

type Feed = {
  items: readonly CalendarItem[]
  company: string
  locale: string
  /** Where the company's own pages are: `https://…/app/<company>`. */
  base: string
}

const WEEK_SECONDS = 7 * 86_400

/**
 * A calendar for subscribing (RFC 5545): whole days, an alarm a week before each. The same contents always give the same
 * text, so that a reader who asks again learns that nothing has changed.
 */
export async function renderFeed({ items, company, locale, base }: Feed): Promise<string> {
  const t = await licenseWords(locale)
  const host = new URL(base).hostname
  const calendar = ical({
    prodId: { company: 'Izinku', product: 'Licences', language: locale.toUpperCase() },
    // The library writes the name as it is; a comma in it would be a second value.
    name: t('feed.name', { company }).replace(/[\s,;\\]+/g, ' '),
    method: ICalCalendarMethod.PUBLISH,
    timezone: null,
    ttl: 6 * 3600,
  })
  for (const item of items) {
    const name = locale === 'en' ? item.name.en : item.name.id
    const summary = t(`calendar.item.${item.kind}`, { license: name })
    calendar.createEvent({
      id: `${item.uid}@${host}`,
      stamp: item.changed_at,
      lastModified: item.changed_at,
      start: dateOf(item.day),
      allDay: true,
      summary,
      description: `${t('calendar.number', { number: item.number })}\n${base}${item.path}`,
      url: `${base}${item.path}`,
      alarms: [
        {
          type: ICalAlarmType.display,
          triggerBefore: WEEK_SECONDS,
          description: t('feed.alarm', { title: summary }),
        },
      ],
    })
  }
  return calendar.toString()
}

/** Midnight of the day where the process is: the library writes local parts of a date. */
function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00`)
}
