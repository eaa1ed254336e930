import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '@/lib/time'
import { type Activated, planActivation } from './paid-period'
import { daysBetween, daysIn, periodFrom } from './periods'
import { nightOf } from './testing-nights'

const day = fc
  .date({ min: new Date('2027-01-01'), max: new Date('2029-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const period = fc.constantFrom('monthly' as const, 'yearly' as const)

/** A plan whose period ended on a day after it had run since its anchor, and whose renewal was invoiced ahead. */
function late(anchor: string, kind: 'monthly' | 'yearly', state: Partial<Activated>) {
  const { period_end_on: endsOn } = periodFrom(anchor, kind)
  const subscription: Activated = {
    status: 'past_due',
    period: kind,
    anchor_on: anchor,
    current_period_end_on: endsOn,
    restricted_at: null,
    canceled_at: null,
    ...state,
  }
  const invoiced = periodFrom(addDays(endsOn, 1), kind, anchor)
  return { subscription, invoiced, endsOn }
}

describe('paid late', () => {
  test('while the plan still ran: the period is the one that was invoiced, whatever the day of payment', () => {
    fc.assert(
      fc.property(day, period, fc.integer({ min: 1, max: 400 }), (anchor, kind, after) => {
        const { subscription, invoiced, endsOn } = late(anchor, kind, {})
        const paid = planActivation(subscription, invoiced, addDays(endsOn, after))
        expect(paid).toMatchObject({ period: invoiced, moved_days: 0, anchor, kind: 'healed' })
      }),
    )
  })

  test('after access was lost: every day with access is paid, no day without; renewals follow the new days', () => {
    fc.assert(
      fc.property(
        day,
        period,
        fc.integer({ min: 0, max: 27 }),
        fc.integer({ min: 0, max: 400 }),
        fc.constantFrom('restricted', 'expired', 'canceled'),
        (anchor, kind, used, without, status) => {
          const end = late(anchor, kind, {}).endsOn
          const lostOn = addDays(end, 1 + used)
          const { subscription, invoiced, endsOn } = late(anchor, kind, {
            status,
            restricted_at: status === 'canceled' ? null : nightOf(lostOn),
            canceled_at:
              status === 'restricted' ? null : nightOf(addDays(lostOn, status === 'expired' ? 3 : 0)),
          })
          const today = addDays(lostOn, without)
          const paid = planActivation(subscription, invoiced, today)
          expect(paid.moved_days).toBe(without)
          expect(paid.period.period_start_on).toBe(addDays(invoiced.period_start_on, without))
          // Used before the payment and left after it: together the period that was paid.
          const left = daysBetween(today, paid.period.period_end_on) + 1
          expect(used + left).toBe(daysIn(paid.period))
          if (without === 0) expect(paid).toMatchObject({ period: invoiced, anchor })
          else expect(paid.period).toEqual(periodFrom(addDays(endsOn, 1 + without), kind))
          const next = periodFrom(addDays(paid.period.period_end_on, 1), kind, paid.anchor)
          expect(daysIn(next)).toBeGreaterThanOrEqual(kind === 'monthly' ? 28 : 365)
        },
      ),
    )
  })

  test('paying a day later never makes the plan end earlier', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 27 }),
        fc.integer({ min: 0, max: 90 }),
        (anchor, used, without) => {
          const { subscription, invoiced, endsOn } = late(anchor, 'monthly', { status: 'restricted' })
          const lostOn = addDays(endsOn, 1 + used)
          const restricted = { ...subscription, restricted_at: nightOf(lostOn) }
          const ends = (on: string) => planActivation(restricted, invoiced, on).period.period_end_on
          const today = addDays(lostOn, without)
          expect(ends(addDays(today, 1)) >= ends(today)).toBe(true)
        },
      ),
    )
  })
})

test('asked late: the days before the invoice were given, those since are days of the period', () => {
  const { subscription } = late('2027-01-31', 'monthly', {})
  const invoiced = { period_start_on: '2027-04-20' }
  expect(planActivation(subscription, invoiced, '2027-04-25').period.period_start_on).toBe('2027-04-20')
  const restricted = { ...subscription, status: 'restricted', restricted_at: nightOf('2027-05-06') }
  expect(planActivation(restricted, invoiced, '2027-05-10')).toMatchObject({
    period: { period_start_on: '2027-04-24' },
    moved_days: 4,
  })
})

test('paid ahead it follows; a first payment begins with its day; month ends and leap days stay', () => {
  const ahead = late('2028-01-31', 'monthly', { status: 'active' })
  expect(planActivation(ahead.subscription, ahead.invoiced, '2028-02-20')).toMatchObject({
    period: { period_start_on: '2028-02-29', period_end_on: '2028-03-30' },
    isRunning: true,
    kind: 'renewed',
  })
  expect(
    planActivation({ ...ahead.subscription, status: 'past_due' }, ahead.invoiced, '2028-03-04'),
  ).toMatchObject({
    period: { period_start_on: '2028-02-29', period_end_on: '2028-03-30' },
    anchor: '2028-01-31',
  })
  const first = { ...ahead.subscription, status: 'pending', anchor_on: null, current_period_end_on: null }
  expect(planActivation(first, { period_start_on: '2028-02-01' }, '2028-02-05')).toMatchObject({
    period: { period_start_on: '2028-02-05' },
    anchor: '2028-02-05',
    moved_days: 0,
  })
})
