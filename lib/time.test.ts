import { expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  dayOf,
  formatCompact,
  formatDay,
  formatInstant,
  formatTime,
  formatWeekday,
  toZone,
} from './time'

const instant = new Date('2026-11-22T17:30:00Z')

test('an instant falls on the day of its zone', () => {
  expect(dayOf(instant)).toBe('2026-11-23')
  expect(dayOf(new Date('2026-11-22T16:30:00Z'))).toBe('2026-11-22')
  expect(dayOf(new Date('2026-11-22T16:30:00Z'), 'Asia/Makassar')).toBe('2026-11-23')
})

test('dates and times are written in full', () => {
  expect(formatDay('2026-11-22', 'id')).toBe('22 November 2026')
  expect(formatDay('2026-03-01', 'en')).toBe('1 March 2026')
  expect(formatWeekday('2026-11-27', 'id')).toBe('Jumat, 27 November 2026')
  expect(formatTime(instant)).toBe('00.30 WIB')
  expect(formatTime(instant, 'Asia/Jayapura')).toBe('02.30 WIT')
  expect(formatInstant(instant, 'id', 'Asia/Makassar')).toBe('23 November 2026 pukul 01.30 WITA')
  expect(formatCompact(instant, 'en')).toBe('23 Nov 2026 00.30')
})

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2026-11-23', 12, '2027-11-23'],
  ['2026-12-15', 1, '2027-01-15'],
  ['2028-02-29', 12, '2029-02-28'],
])('%s plus %i months is %s', (day, months, expected) => {
  expect(addMonths(day, months)).toBe(expected)
})

test('days are added across months', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
})

test('a zone that is none of ours is Jakarta', () => {
  expect(toZone('Asia/Makassar')).toBe('Asia/Makassar')
  expect(toZone('Europe/Berlin')).toBe('Asia/Jakarta')
  expect(toZone(null)).toBe('Asia/Jakarta')
})
