import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '@/lib/time'
import { daysIn, periodFrom } from './periods'
import { prorate, settleUnused, stretchesFrom } from './proration'

const amount = fc.bigInt({ min: 0n, max: 100_000_000n })
const day = fc.integer({ min: 0, max: 3000 }).map((count) => addDays('2023-12-30', count))
const kind = fc.constantFrom('monthly' as const, 'yearly' as const)

test.each([
  [30_000n, 10, 30, 10_000n],
  [49_000n, 16, 30, 26_133n],
  [1n, 15, 30, 1n],
  [49_000n, 0, 28, 0n],
  [49_000n, 29, 29, 49_000n],
])('%s for %i of %i days is %s', (whole, days, of, part) => {
  expect(prorate(whole, days, of)).toBe(part)
})

test('more days than the period has are a mistake', () => {
  expect(() => prorate(1n, 32, 31)).toThrow(RangeError)
})

test('two parts of a split period differ from the whole by at most 1 rupiah', () => {
  fc.assert(
    fc.property(amount, day, kind, fc.nat(), (whole, start, period, seed) => {
      const days = daysIn(periodFrom(start, period))
      const first = seed % (days + 1)
      const sum = prorate(whole, first, days) + prorate(whole, days - first, days)
      expect(sum - whole >= -1n && sum - whole <= 1n).toBe(true)
    }),
  )
})

test('an upgrade never comes to less than nothing, on whatever day', () => {
  fc.assert(
    fc.property(amount, amount, fc.integer({ min: 1, max: 366 }), fc.nat(), (one, other, days, seed) => {
      const left = (seed % days) + 1
      const [cheap, dear] = one < other ? [one, other] : [other, one]
      const settled = settleUnused(prorate(cheap, left, days), prorate(dear, left, days))
      expect(settled.surplus).toBe(0n)
      expect(prorate(dear, left, days) - settled.given_back).toBeGreaterThanOrEqual(0n)
    }),
  )
})

test('what is given back and what becomes credit are all that the unused days are worth', () => {
  fc.assert(
    fc.property(amount, amount, (unused, charged) => {
      const { given_back, surplus } = settleUnused(unused, charged)
      expect(given_back + surplus).toBe(unused)
      expect(given_back <= charged).toBe(true)
    }),
  )
})

describe('the periods that lie ahead', () => {
  const terms = { period: 'monthly' as const, anchor_on: '2028-01-31' }

  test('of a month that began on the 31st, in a leap year', () => {
    const running = { ...terms, current_period_start_on: '2028-02-29', current_period_end_on: '2028-03-30' }
    expect(stretchesFrom(running, '2028-03-01')).toEqual([
      { period_start_on: '2028-02-29', period_end_on: '2028-03-30', days: 31, left: 30 },
    ])
  })

  test('a renewal that was paid ahead is a period of its own, whole', () => {
    const ahead = { ...terms, current_period_start_on: '2028-01-31', current_period_end_on: '2028-03-30' }
    expect(stretchesFrom(ahead, '2028-02-28').map(({ days, left }) => [days, left])).toEqual([
      [29, 1],
      [31, 31],
    ])
  })

  test('the day of the change counts, also the last one; after it nothing is left', () => {
    const running = { ...terms, current_period_start_on: '2028-01-31', current_period_end_on: '2028-02-28' }
    expect(stretchesFrom(running, '2028-02-28')).toMatchObject([{ left: 1 }])
    expect(stretchesFrom(running, '2028-02-29')).toEqual([])
  })

  test('they cover each day from today to the end once', () => {
    fc.assert(
      fc.property(
        day,
        kind,
        fc.integer({ min: 1, max: 3 }),
        fc.nat({ max: 400 }),
        (start, period, times, past) => {
          let end = addDays(start, -1)
          for (let count = 0; count < times; count++)
            end = periodFrom(addDays(end, 1), period, start).period_end_on
          const today = addDays(start, past)
          const ahead = stretchesFrom(
            { current_period_start_on: start, current_period_end_on: end, period, anchor_on: start },
            today,
          )
          const left = ahead.reduce((sum, stretch) => sum + stretch.left, 0)
          const wanted = end < today ? 0 : daysIn({ period_start_on: today, period_end_on: end })
          expect(left).toBe(wanted)
          expect(ahead.length <= times).toBe(true)
        },
      ),
    )
  })
})
