import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '@/lib/time'
import {
  type DunningCase,
  type DunningRules,
  dunningAhead,
  dunningOn,
  dunningRules,
  stepName,
} from './calendar'
import { daysBetween, periodFrom } from './periods'

const RULES: DunningRules = { steps: [-3, 0, 3, 7, 14], restrict_after: 10, end_after: 30 }

/** Goes through the days and answers what happened when, in days from the due date; on days off the job does not run. */
function live(row: DunningCase, rules: DunningRules, isOff: (day: string) => boolean = () => false) {
  const happened: { what: string; on: number; day: string }[] = []
  let now = { ...row, notices: [...row.notices] }
  for (let day = row.issued_on; now.status !== 'ended'; day = addDays(day, 1)) {
    if (isOff(day)) continue
    const { move, reminder } = dunningOn(now, rules, day)
    const on = daysBetween(row.due_on, day)
    if (reminder !== null) {
      happened.push({ what: stepName(reminder), on, day })
      now = { ...now, notices: [...now.notices, { step: stepName(reminder), day }] }
    }
    if (move !== null) {
      happened.push({ what: move, on, day })
      now = {
        ...now,
        status: move,
        notices: [...now.notices, { step: move, day }],
        ...(move === 'restricted' && { restricted_on: day }),
      }
    }
    if (daysBetween(row.issued_on, day) > 400) throw new Error('it never ends')
  }
  return happened
}

const renewal = (endsOn: string, ahead = 7): DunningCase => ({
  status: 'active',
  current_period_end_on: endsOn,
  restricted_on: null,
  issued_on: addDays(endsOn, -ahead),
  due_on: endsOn,
  notices: [],
})

// Starts on every date there is, 29 to 31 and 29 February among them.
const someDay = fc.integer({ min: 0, max: 3652 }).map((days) => addDays('2027-01-01', days))
const startDay = fc.oneof(
  someDay,
  fc.constantFrom('2027-01-29', '2027-01-30', '2027-01-31', '2028-02-29', '2028-01-31', '2027-12-31'),
)

describe('an unpaid renewal', () => {
  test('goes through the table, day by day', () => {
    expect(live(renewal('2027-02-27'), RULES).map(({ what, on }) => [what, on])).toEqual([
      ['day -3', -3],
      ['day 0', 0],
      ['past_due', 1],
      ['day 3', 3],
      ['day 7', 7],
      ['restricted', 10],
      ['day 14', 14],
      ['ended', 30],
    ])
  })

  test('whatever day it began on, every step comes once and in order', () => {
    fc.assert(
      fc.property(startDay, fc.integer({ min: 1, max: 26 }), (start, months) => {
        let period = periodFrom(start, 'monthly')
        for (let count = 1; count < months; count++)
          period = periodFrom(addDays(period.period_end_on, 1), 'monthly', start)
        const happened = live(renewal(period.period_end_on), RULES)
        expect(happened.map(({ what, on }) => `${what} ${on}`)).toEqual([
          'day -3 -3',
          'day 0 0',
          'past_due 1',
          'day 3 3',
          'day 7 7',
          'restricted 10',
          'day 14 14',
          'ended 30',
        ])
      }),
    )
  })

  test('whatever nights the job missed: once, in order, never two reminders at once, the same days of grace', () => {
    const rules = fc.record({
      steps: fc
        .uniqueArray(fc.integer({ min: -20, max: 60 }), { minLength: 1, maxLength: 8 })
        .map((steps) => steps.sort((a, b) => a - b)),
      restrict_after: fc.integer({ min: 1, max: 40 }),
      end_after: fc.integer({ min: 41, max: 90 }),
    })
    const gaps = fc.array(
      fc.record({ at: fc.integer({ min: 0, max: 80 }), days: fc.integer({ min: 1, max: 50 }) }),
      {
        maxLength: 4,
      },
    )
    fc.assert(
      fc.property(startDay, rules, gaps, (start, given, off) => {
        const row = renewal(periodFrom(start, 'monthly').period_end_on)
        const isOff = (day: string) => {
          const since = daysBetween(row.issued_on, day)
          return off.some(({ at, days }) => since >= at && since < at + days)
        }
        const happened = live(row, given, isOff)
        const moves = happened.filter(({ what }) => !what.startsWith('day'))
        expect(moves.map(({ what }) => what)).toEqual(['past_due', 'restricted', 'ended'])
        const reminders = happened.filter(({ what }) => what.startsWith('day'))
        const offsets = reminders.map(({ what }) => Number(what.slice(4)))
        expect(offsets).toEqual([...new Set(offsets)].sort((a, b) => a - b))
        expect(new Set(reminders.map(({ day }) => day)).size).toBe(reminders.length)
        for (const { what, on } of reminders) expect(on).toBeGreaterThanOrEqual(Number(what.slice(4)))
        const [told, restricted, ended] = moves.map(({ on }) => on)
        expect(told).toBeGreaterThanOrEqual(1)
        expect((restricted ?? 0) - (told ?? 0)).toBeGreaterThanOrEqual(given.restrict_after - 1)
        expect((ended ?? 0) - (restricted ?? 0)).toBeGreaterThanOrEqual(
          given.end_after - given.restrict_after,
        )
      }),
    )
  })
})

test('a renewal that was invoiced late is due later, and restricted later', () => {
  const row = { ...renewal('2027-03-31'), issued_on: '2027-04-20', due_on: '2027-04-27' }
  expect(live(row, RULES).map(({ what, day }) => `${what} ${day}`)).toEqual([
    'past_due 2027-04-20',
    'day -3 2027-04-24',
    'day 0 2027-04-27',
    'day 3 2027-04-30',
    'day 7 2027-05-04',
    'restricted 2027-05-07',
    'day 14 2027-05-11',
    'ended 2027-05-27',
  ])
})

test('set back by a payment that was taken back: told first, restricted later', () => {
  const row = { ...renewal('2027-03-31'), status: 'past_due' }
  expect(dunningOn(row, RULES, '2027-06-01').move).toBe('past_due')
})

test('what comes next, for those who look after it', () => {
  const row = renewal('2027-02-27')
  expect(dunningAhead(row, RULES, '2027-02-25').slice(0, 2)).toEqual([
    { step: 0, day: '2027-02-27' },
    { step: 'past_due', day: '2027-02-28' },
  ])
})

test('the rules of the settings, however they were typed', () => {
  const rules = dunningRules({
    'billing.dunning_days': '7, -3,0 ,7',
    'billing.restrict_after_days': 20,
    'billing.cancel_after_days': 5,
  })
  expect(rules).toEqual({ steps: [-3, 0, 7], restrict_after: 20, end_after: 21 })
})
