import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { smaller } from '@/lib/money'
import { addDays } from '@/lib/time'
import { earnedIn, type Service, servedBy } from './earning'
import { type Month, monthOf, monthsFrom } from './months'

const january: Service = { start_on: '2026-01-16', end_on: '2026-02-14' }

describe('what a month earns', () => {
  test.each([
    // 30 days, 16 of them in January.
    [january, 300_000n, null, '2026-01-31', 160_000n],
    [january, 140_000n, '2026-01-31', '2026-02-28', 140_000n],
    // A day before it begins, the first day, and the whole when nobody looked in between.
    [january, 300_000n, null, '2026-01-15', 0n],
    [january, 300_000n, null, '2026-01-16', 10_000n],
    [january, 300_000n, null, '2026-06-30', 300_000n],
    // A leap year's February and a year that has 366 days.
    [{ start_on: '2028-02-01', end_on: '2028-02-29' }, 29_000n, null, '2028-02-28', 28_000n],
    [{ start_on: '2028-01-01', end_on: '2028-12-31' }, 366_000n, null, '2028-02-29', 60_000n],
    // One day only; and half a rupiah rounds up.
    [{ start_on: '2026-03-31', end_on: '2026-03-31' }, 5n, null, '2026-03-31', 5n],
    [{ start_on: '2026-03-31', end_on: '2026-04-01' }, 5n, null, '2026-03-31', 3n],
    // A credit note took half of what was left: the days to come earn half.
    [january, 70_000n, '2026-01-31', '2026-02-07', 35_000n],
    // Nothing is left, or the credit note took it all.
    [january, 0n, '2026-01-31', '2026-02-28', 0n],
    // The plan was ended on 5 February: what is left is owed to nobody.
    [{ ...january, ended_on: '2026-02-05' }, 140_000n, '2026-01-31', '2026-02-05', 140_000n],
    [{ ...january, ended_on: '2026-02-05' }, 300_000n, null, '2026-01-31', 160_000n],
    // From 31 January on the rest of it is part of a year.
    [
      { ...january, moved: { on: '2026-01-31', end_on: '2027-01-30' } },
      300_000n,
      null,
      '2026-01-31',
      150_411n,
    ],
    // Paid ahead, and put towards a period that began before its own.
    [
      { start_on: '2026-02-15', end_on: '2026-03-14', moved: { on: '2026-02-01', end_on: '2026-02-28' } },
      280_000n,
      null,
      '2026-02-14',
      140_000n,
    ],
  ] as const)('%o of %s', (service, deferred, earned_through, through, expected) => {
    expect(earnedIn({ service, deferred, earned_through, through })).toBe(expected)
  })
})

const day = fc.integer({ min: 0, max: 1500 }).map((count) => addDays('2027-01-01', count))
const amount = fc.oneof(fc.bigInt(0n, 100n), fc.bigInt(1n, 10_000_000_000n))
const service = fc
  .record({
    start_on: day,
    days: fc.integer({ min: 1, max: 400 }),
    moves: fc.option(
      fc.record({ at: fc.integer({ min: -20, max: 399 }), days: fc.integer({ min: 1, max: 400 }) }),
    ),
    ends: fc.option(fc.integer({ min: -10, max: 500 })),
  })
  .map(({ start_on, days, moves, ends }): Service => {
    const on = moves && addDays(start_on, Math.min(moves.at, days - 1))
    return {
      start_on,
      end_on: addDays(start_on, days - 1),
      moved: moves && on ? { on, end_on: addDays(on, moves.days - 1) } : null,
      ended_on: ends === null ? null : addDays(start_on, ends),
    }
  })

test('a service is never less served on a later day, and whole at its end', () => {
  fc.assert(
    fc.property(service, day, fc.integer({ min: 1, max: 60 }), (given, one, more) => {
      const before = servedBy(given, one)
      const after = servedBy(given, addDays(one, more))
      expect(after.of * before.in >= before.of * after.in).toBe(true)
      expect(after.of >= 0n && after.of <= after.in).toBe(true)
      const end = servedBy(given, addDays(given.start_on, 900))
      expect(end.of).toBe(end.in)
    }),
  )
})

test('whatever is taken back in between and whenever the months are done, nothing is left at the end and none earned twice', () => {
  fc.assert(
    fc.property(
      service,
      amount,
      fc.array(fc.record({ at: fc.integer({ min: 0, max: 40 }), amount }), { maxLength: 4 }),
      // Months in which the offer had not been paid yet: they are made up for later.
      fc.integer({ min: 0, max: 5 }),
      (given, net, notes, unpaid) => {
        let deferred = net
        let earned = 0n
        let month: Month = monthOf(given.start_on)
        for (let index = 0; index < 40; index++) {
          for (const note of notes.filter(({ at }) => at === index))
            deferred -= smaller(note.amount, deferred)
          if (index >= unpaid) {
            const before = monthsFrom(month, -1).last_on
            const part = earnedIn({
              service: given,
              deferred,
              earned_through: earned > 0n ? before : null,
              through: month.last_on,
            })
            expect(part >= 0n && part <= deferred).toBe(true)
            deferred -= part
            earned += part
          }
          month = monthsFrom(month, 1)
        }
        expect(deferred).toBe(0n)
        expect(earned <= net).toBe(true)
      },
    ),
  )
})
