import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayOf, ZONES, type Zone } from './time'
import {
  addWorkingDays,
  type Day,
  deadlineAt,
  isWorkingDay,
  lastDayOf,
  startOfDay,
  type WorkingCalendar,
  workingDaysBetween,
} from './working-days'

const calendar: WorkingCalendar = {
  daysOff: new Set([
    '2026-03-18',
    '2026-03-19',
    '2026-03-20',
    '2026-03-23',
    '2026-03-24',
    '2026-12-24',
    '2026-12-25',
  ]),
  years: new Set([2026]),
}

describe('addWorkingDays', () => {
  test.each([
    ['a plain week', '2026-11-02', 3, '2026-11-05'],
    ['over a weekend', '2026-11-05', 3, '2026-11-10'],
    ['from a Friday', '2026-11-06', 1, '2026-11-09'],
    ['from a Saturday', '2026-11-07', 1, '2026-11-09'],
    ['from a Sunday', '2026-11-08', 1, '2026-11-09'],
    ['over Nyepi, Eid and collective leave', '2026-03-17', 1, '2026-03-25'],
    ['from inside a holiday', '2026-03-19', 2, '2026-03-26'],
    ['zero on a working day', '2026-11-02', 0, '2026-11-02'],
    ['zero on a holiday', '2026-03-18', 0, '2026-03-25'],
  ])('%s', (_, start, count, expected) => {
    expect(addWorkingDays(start, count, calendar)).toEqual({ day: expected, missingYears: [] })
  })

  test('a year without holidays counts weekends only, and says so', () => {
    expect(addWorkingDays('2026-12-30', 5, calendar)).toEqual({ day: '2027-01-06', missingYears: [2027] })
    expect(addWorkingDays('2027-03-01', 1, calendar).missingYears).toEqual([2027])
  })

  test.each([-1, 1.5, Number.NaN, 1e9])('refuses the count %s', (count) => {
    expect(() => addWorkingDays('2026-11-02', count, calendar)).toThrow(RangeError)
  })

  test.each(['2026-02-30', '2026-2-3', 'today', '', '2026-13-01'])('refuses the day %j', (day) => {
    expect(() => addWorkingDays(day, 1, calendar)).toThrow(RangeError)
  })
})

describe('properties', () => {
  const day: fc.Arbitrary<Day> = fc
    .date({
      min: new Date('2024-01-01T00:00:00Z'),
      max: new Date('2028-12-31T00:00:00Z'),
      noInvalidDate: true,
    })
    .map((date) => date.toISOString().slice(0, 10))
  const anyCalendar = fc.array(day, { maxLength: 60 }).map(
    (days): WorkingCalendar => ({
      daysOff: new Set(days),
      years: new Set([2024, 2025, 2026, 2027, 2028, 2029]),
    }),
  )
  const count = fc.integer({ min: 1, max: 120 })
  const zone = fc.constantFrom(...(Object.keys(ZONES) as Zone[]))
  const instant = fc.date({ min: new Date('2024-01-01'), max: new Date('2028-12-31'), noInvalidDate: true })

  test('the result is a working day after the start, and exactly `count` away', () => {
    fc.assert(
      fc.property(day, count, anyCalendar, (start, n, cal) => {
        const { day: end } = addWorkingDays(start, n, cal)
        expect(end > start).toBe(true)
        expect(isWorkingDay(end, cal)).toBe(true)
        expect(workingDaysBetween(start, end, cal)).toBe(n)
        expect(workingDaysBetween(end, start, cal)).toBeLessThanOrEqual(0)
      }),
    )
  })

  test('counting in two goes gives the same day', () => {
    fc.assert(
      fc.property(day, count, count, anyCalendar, (start, a, b, cal) => {
        const middle = addWorkingDays(start, a, cal).day
        expect(addWorkingDays(middle, b, cal).day).toBe(addWorkingDays(start, a + b, cal).day)
      }),
    )
  })

  test('one more holiday never makes a deadline earlier', () => {
    fc.assert(
      fc.property(day, count, anyCalendar, day, (start, n, cal, extra) => {
        const more = { ...cal, daysOff: new Set([...cal.daysOff, extra]) }
        expect(addWorkingDays(start, n, more).day >= addWorkingDays(start, n, cal).day).toBe(true)
      }),
    )
  })

  test('a deadline ends at midnight of its zone and includes its whole last day', () => {
    fc.assert(
      fc.property(instant, count, anyCalendar, zone, (start, n, cal, z) => {
        const { at, day: last } = deadlineAt(start, n, cal, z)
        expect(lastDayOf(at, z)).toBe(last)
        expect(at.getTime() - startOfDay(last, z).getTime()).toBe(86_400_000)
        expect(dayOf(startOfDay(last, z), z)).toBe(last)
        expect(at.getTime()).toBeGreaterThan(start.getTime())
      }),
    )
  })
})

test('the hour does not matter, the day in the zone does', () => {
  const lateEvening = new Date('2026-11-02T16:59:59Z')
  const afterMidnight = new Date('2026-11-02T17:00:00Z')
  expect(deadlineAt(lateEvening, 1, calendar)).toEqual({
    at: new Date('2026-11-03T17:00:00Z'),
    day: '2026-11-03',
    missingYears: [],
  })
  expect(deadlineAt(afterMidnight, 1, calendar).day).toBe('2026-11-04')
})
