import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayOf, type Zone } from '@/lib/time'
import { isWorkingDay, type WorkingCalendar } from '@/lib/working-days'
import { formatSlot } from './slot-text'
import { overlap, reminderAt, slotOf, slotProblem, slotsProblem, upcomingDays } from './slots'

const calendar: WorkingCalendar = {
  daysOff: new Set(['2026-12-24', '2026-12-25']),
  years: new Set([2026, 2027]),
}
const now = new Date('2026-12-22T03:00:00Z')
const known = { now, zone: 'Asia/Jakarta' as Zone, calendar, absences: [], engagements: [] }
const slot = (day: string, from = 9 * 60, minutes = 60) => ({ day, from, minutes })

describe('a time for a visit', () => {
  test.each([
    ['today', slot('2026-12-22'), 'past'],
    ['a day in the past', slot('2026-12-21'), 'past'],
    ['tomorrow', slot('2026-12-23'), undefined],
    ['a holiday', slot('2026-12-24'), 'dayOff'],
    ['collective leave', slot('2026-12-25'), 'dayOff'],
    ['a Saturday', slot('2026-12-26'), 'dayOff'],
    ['the next working day', slot('2026-12-28'), undefined],
    ['before eight', slot('2026-12-23', 7 * 60 + 30), 'hours'],
    ['until four', slot('2026-12-23', 15 * 60), undefined],
    ['past four', slot('2026-12-23', 15 * 60 + 30), 'hours'],
    ['a crooked minute', slot('2026-12-23', 9 * 60 + 7), 'hours'],
    ['in half a year', slot('2027-06-15'), 'tooFar'],
  ])('%s', (_words, input, problem) => {
    expect(slotProblem(input, known)).toBe(problem)
  })

  test('not while the inspector is away, both days included', () => {
    const absences = [{ starts_on: '2026-12-28', ends_on: '2026-12-29' }]
    for (const day of ['2026-12-28', '2026-12-29'])
      expect(slotProblem(slot(day), { ...known, absences })).toBe('absent')
    expect(slotProblem(slot('2026-12-30'), { ...known, absences })).toBeUndefined()
  })

  test('not while the inspector is elsewhere; right after it, yes', () => {
    const engagements = [slotOf(slot('2026-12-23', 9 * 60), 'Asia/Jakarta')]
    expect(slotProblem(slot('2026-12-23', 9 * 60 + 30), { ...known, engagements })).toBe('busy')
    expect(slotProblem(slot('2026-12-23', 10 * 60), { ...known, engagements })).toBeUndefined()
  })

  test('today is what it is at the place', () => {
    // 23.30 in Jakarta is 01.30 of the next day in Jayapura.
    const night = { ...known, now: new Date('2026-12-22T16:30:00Z'), zone: 'Asia/Jayapura' as Zone }
    expect(slotProblem(slot('2026-12-23'), night)).toBe('past')
    expect(slotProblem(slot('2026-12-28'), night)).toBeUndefined()
  })
})

test('nine at the place is another instant in each zone', () => {
  const nine = (zone: Zone) => slotOf(slot('2026-12-23'), zone).starts_at.toISOString()
  expect(nine('Asia/Jakarta')).toBe('2026-12-23T02:00:00.000Z')
  expect(nine('Asia/Makassar')).toBe('2026-12-23T01:00:00.000Z')
  expect(nine('Asia/Jayapura')).toBe('2026-12-23T00:00:00.000Z')
})

test('a time is written with the zone of the place', () => {
  const time = slotOf(slot('2026-12-23'), 'Asia/Makassar')
  expect(formatSlot(time, 'id', 'Asia/Makassar')).toBe('Rabu, 23 Desember 2026, 09.00–10.00 WITA')
})

test('times offered together do not overlap one another', () => {
  const times = [slot('2026-12-23', 9 * 60, 120), slot('2026-12-23', 10 * 60)]
  expect(slotsProblem(times, known)).toEqual({ index: 1, problem: 'twice' })
})

test('the days to offer are working days after today, in order', () => {
  expect(upcomingDays(now, 'Asia/Jakarta', calendar, 3)).toEqual(['2026-12-23', '2026-12-28', '2026-12-29'])
})

test('a reminder comes at eight the day before, unless it was agreed after that', () => {
  const visit = slotOf(slot('2026-12-28'), 'Asia/Makassar').starts_at
  expect(reminderAt(visit, now, 'Asia/Makassar')?.toISOString()).toBe('2026-12-27T00:00:00.000Z')
  expect(reminderAt(visit, new Date('2026-12-27T05:00:00Z'), 'Asia/Makassar')).toBeUndefined()
})

test('whatever passes lies on a working day, in hours, and meets nothing', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 70 }),
      fc.integer({ min: 0, max: 47 }),
      fc.constantFrom(60, 90, 120, 180),
      fc.constantFrom<Zone>('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'),
      (ahead, half, minutes, zone) => {
        const day = new Date(now.getTime() + ahead * 86_400_000).toISOString().slice(0, 10)
        const input = { day, from: half * 30, minutes }
        const engagements = [slotOf(slot('2026-12-29', 11 * 60, 120), zone)]
        if (slotProblem(input, { ...known, zone, engagements })) return
        const time = slotOf(input, zone)
        expect(isWorkingDay(day, calendar)).toBe(true)
        expect(dayOf(time.starts_at, zone)).toBe(day)
        expect(time.starts_at > now).toBe(true)
        expect(input.from >= 480 && input.from + minutes <= 960).toBe(true)
        expect(engagements.some((other) => overlap(time, other))).toBe(false)
      },
    ),
  )
})
