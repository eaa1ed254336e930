import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '@/lib/time'
import { PERCENTILES, percentileOf, shareOf } from './percentiles'
import { lengthOf, marksOf, periodOf, spanOfMark, stretchesOf } from './period'

const day = fc.integer({ min: 0, max: 4000 }).map((offset) => addDays('2020-01-01', offset))
const span = fc
  .tuple(day, fc.integer({ min: 0, max: 800 }))
  .map(([from, length]) => ({ from, to: addDays(from, length) }))

const daysOf = ({ from, to }: { from: string; to: string }) =>
  Array.from({ length: lengthOf({ from, to }) }, (_, at) => addDays(from, at))

describe('periods', () => {
  it.each([
    ['7', '2026-11-17', '2026-11-10', '2026-11-16'],
    ['30', '2026-10-25', '2026-09-25', '2026-10-24'],
    ['quarter', '2026-10-01', '2026-07-01', '2026-08-23'],
    ['year', '2026-01-01', '2025-01-01', '2025-11-23'],
  ] as const)('%s', (name, from, before, beforeTo) => {
    expect(periodOf(name, '2026-11-23')).toMatchObject({
      from,
      to: '2026-11-23',
      before: { from: before, to: beforeTo },
    })
  })

  it('takes days of one’s own in either order, and no endless ones', () => {
    expect(periodOf('own', '2026-11-23', { from: '2026-03-20', to: '2026-03-01' })).toMatchObject({
      from: '2026-03-01',
      to: '2026-03-20',
      before: { from: '2026-02-09', to: '2026-02-28' },
      unit: 'day',
    })
    expect(lengthOf(periodOf('own', '2026-11-23', { from: '1990-01-01' }))).toBe(1100)
    expect(lengthOf(periodOf('own', '2026-11-23'))).toBe(30)
  })

  it('falls into months and days that hold each of its days once', () => {
    fc.assert(
      fc.property(span, (each) => {
        const days = stretchesOf(each).flatMap((stretch) =>
          stretch.grain === 'day'
            ? daysOf(stretch)
            : marksOf(stretch, 'month').flatMap((mark) =>
                daysOf(spanOfMark(mark, 'month', { from: '0001-01-01', to: '9999-12-31' })),
              ),
        )
        expect(days.toSorted()).toEqual(daysOf(each))
      }),
      { numRuns: 60 },
    )
  })

  it('has marks that hold each of its days once', () => {
    fc.assert(
      fc.property(span, fc.constantFrom('day', 'week', 'month'), (each, unit) => {
        expect(marksOf(each, unit).flatMap((mark) => daysOf(spanOfMark(mark, unit, each)))).toEqual(
          daysOf(each),
        )
      }),
      { numRuns: 40 },
    )
  })
})

describe('percentiles', () => {
  it('are those of the values themselves', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60), { minLength: 1, maxLength: 200 }), (values) => {
        const histogram = [...Map.groupBy(values, (value) => value)].map(([days, of]) => ({
          days,
          count: of.length,
        }))
        const sorted = values.toSorted((a, b) => a - b)
        for (const percent of PERCENTILES)
          expect(percentileOf(histogram, percent)).toBe(
            sorted[Math.ceil((percent / 100) * sorted.length) - 1],
          )
      }),
    )
  })

  it('say nothing of nothing', () => {
    expect(percentileOf([], 50)).toBeNull()
    expect(shareOf(0, 0)).toBeNull()
    expect(shareOf(2, 3)).toBe(66.7)
  })
})
