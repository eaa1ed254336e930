import '@/db/testing'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { db } from '@/db'
import { addDays } from '@/lib/time'
import { periodFrom } from '../subscriptions/periods'
import { closingDayOf, formatMonth, lastDayOf, monthsIn, parseMonthRange } from './months'
import { countReasons, listLeavers, listMovedCompanies } from './movements'
import { churnOf, MOVES, netOf, perCompany, permille } from './moves'
import { listCohorts, listRecurringMonths } from './recurring'
import { createPayer, type Sale, staff } from './testing-figures'

const range = { from: '2027-01', to: '2028-03' }
const today = '2028-03-10'

test('of nothing at all, everything is nothing', async () => {
  const months = await listRecurringMonths(db, staff, range, today)
  expect(months).toHaveLength(15)
  expect(
    months.every(
      ({ closing, closing_count, plans }) => closing === 0n && closing_count === 0 && !plans.length,
    ),
  ).toBe(true)
  for (const month of months) expect(churnOf(month)).toEqual({ customers: null, revenue: null, net: null })
  expect(perCompany(0n, 0)).toBeNull()
  expect(await listCohorts(db, staff, range, today)).toEqual([])
  expect(await countReasons(db, staff, range, today)).toEqual([])
  expect((await listLeavers(db, staff, range, today)).rows).toEqual([])
})

/** What a company pays on a day, said once more and simply: of the paid periods that cover it, the one paid last. */
function expected(sales: readonly Sale[], day: string): bigint {
  const covering = sales.filter(({ from, until, paid_on }) => from <= day && paid_on <= day && day <= until)
  const last = covering.toSorted((a, b) => a.paid_on.localeCompare(b.paid_on)).at(-1)
  if (!last) return 0n
  const isYear = Date.parse(last.until) - Date.parse(last.from) > 45 * 86_400_000
  return isYear ? (last.net + 6n) / 12n : last.net
}

const history = fc
  .record({
    first: fc.integer({ min: 0, max: 400 }),
    periods: fc.array(
      fc.record({
        net: fc.constantFrom(0n, 49_000n, 99_000n, 149_000n, 490_000n),
        isYear: fc.boolean(),
        gap: fc.constantFrom(0, 0, 0, 3, 40, 95),
      }),
      { minLength: 1, maxLength: 9 },
    ),
  })
  .map(({ first, periods }) => {
    let from = addDays('2026-11-29', first)
    return periods.map(({ net, isYear, gap }) => {
      const start = addDays(from, gap)
      const until = periodFrom(start, isYear ? 'yearly' : 'monthly').period_end_on
      from = addDays(until, 1)
      return { from: start, until, net, paid_on: start }
    })
  })

test('in a world of random histories each company counts what it pays, and the moves add up', async () => {
  const [one, other] = await db.selectFrom('plans').select('id').where('is_free', '=', false).execute()
  const plans = [one?.id ?? '', other?.id ?? '']
  const world = fc
    .sample(history, { numRuns: 120, seed: 7 })
    .map((sales) => sales.map((sale, index) => ({ ...sale, plan_id: plans[index % 2] ?? '' })))
  const ids: string[] = []
  for (const sales of world) ids.push(await createPayer(sales))
  const months = await listRecurringMonths(db, staff, range, today)
  let before = lastDayOf('2026-12')
  for (const month of months) {
    const at = (day: string) => world.map((sales) => expected(sales, day))
    const [opening, closing] = [at(before), at(month.day)]
    const sum = (amounts: bigint[]) => amounts.reduce((all, amount) => all + amount, 0n)
    expect([month.month, month.opening, month.closing]).toEqual([month.month, sum(opening), sum(closing)])
    expect(month.closing_count).toBe(closing.filter((amount) => amount > 0n).length)
    expect(month.opening + netOf(month.moves)).toBe(month.closing)
    expect(month.plans.reduce((all, plan) => all + plan.amount, 0n)).toBe(month.closing)
    const came = opening.filter((amount, index) => amount === 0n && (closing[index] ?? 0n) > 0n).length
    expect(month.moves.new.count + month.moves.reactivated.count).toBe(came)
    expect(month.opening_count + came - month.moves.churned.count).toBe(month.closing_count)
    before = month.day
  }
  for (const move of MOVES) expect(months.some((month) => month.moves[move].count > 0)).toBe(true)
  // The lists behind the figures come to the figures.
  const busy = months.find((month) => month.moves.churned.count > 1) ?? months[0]
  const left = await listMovedCompanies(
    db,
    staff,
    { month: busy?.month ?? '', move: 'churned', after: undefined, before: undefined },
    today,
  )
  expect(left.rows.reduce((all, row) => all + row.opening - row.closing, 0n)).toBe(busy?.moves.churned.amount)
  expect(new Set(left.rows.map((row) => row.month_on.slice(0, 7)))).toEqual(new Set([busy?.month]))
  const all = months.reduce((count, month) => count + month.moves.churned.count, 0)
  const reasons = await countReasons(db, staff, range, today)
  expect(reasons.reduce((count, row) => count + row.count, 0)).toBe(all)
  expect(await pages()).toBe(all)
  // A cohort never grows beyond its size; a month that is over keeps its figures.
  for (const { size, left: counts } of await listCohorts(db, staff, range, today))
    for (const count of counts) expect(count).toBeLessThanOrEqual(size)
  const later = await listRecurringMonths(db, staff, { from: '2027-01', to: '2028-02' }, '2028-06-30')
  expect(later).toEqual(months.slice(0, -1))
})

async function pages(): Promise<number> {
  const seen = new Set<string>()
  let after: string | undefined
  let backwards = ''
  do {
    const page = await listLeavers(db, staff, { ...range, after, before: undefined }, today, 7)
    for (const row of page.rows) seen.add(`${row.month_on} ${row.id}`)
    if (page.before) backwards = page.before
    after = page.after
  } while (after)
  const back = await listLeavers(db, staff, { ...range, after: undefined, before: backwards }, today, 7)
  expect(back.rows).toHaveLength(7)
  return seen.size
}

test('months: ends, leap years, the running one, what an address says', () => {
  expect(lastDayOf('2028-02')).toBe('2028-02-29')
  expect(lastDayOf('2027-02')).toBe('2027-02-28')
  expect(closingDayOf('2028-03', '2028-03-10')).toBe('2028-03-10')
  expect(parseMonthRange({}, '2028-03-10')).toEqual({ from: '2027-04', to: '2028-03' })
  expect(parseMonthRange({ from: '2027-01', to: '2027-03' }, '2028-03-10')).toEqual({
    from: '2027-01',
    to: '2027-03',
  })
  expect(parseMonthRange({ from: '2020-01', to: '2031-03' }, '2028-03-10')).toEqual({
    from: '2025-04',
    to: '2028-03',
  })
  expect(parseMonthRange({ from: '2028-03', to: '2028-01' }, '2028-03-10')).toEqual({
    from: '2027-02',
    to: '2028-01',
  })
  expect(parseMonthRange({ from: "'; drop", to: ['2028-01'] }, '2028-03-10')).toEqual({
    from: '2027-04',
    to: '2028-03',
  })
  expect(monthsIn({ from: '2027-11', to: '2028-02' })).toEqual(['2027-11', '2027-12', '2028-01', '2028-02'])
  expect(formatMonth('2028-03', 'id', 'long')).toBe('Maret 2028')
})

test('rates: rounded half up to a tenth of a percent, of nothing none, and a gain below zero', () => {
  expect(permille(1, 3)).toBe(333)
  expect(permille(1n, 2000n)).toBe(1)
  expect(permille(1, 0)).toBeNull()
  expect(perCompany(100n, 3)).toBe(33n)
  const none = { amount: 0n, count: 0 }
  const moves = {
    new: none,
    reactivated: none,
    expansion: { amount: 300n, count: 1 },
    contraction: none,
    churned: { amount: 100n, count: 1 },
  }
  expect(churnOf({ opening: 1000n, opening_count: 4, moves })).toEqual({
    customers: 250,
    revenue: 100,
    net: -200,
  })
})
