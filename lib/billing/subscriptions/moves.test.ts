import '@/db/testing'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db'
import { stopSender } from '@/lib/jobs/boss'
import { findUsage } from '../entitlements'
import { findImbalances } from '../ledger/balance'
import { type Customer, createCustomer, setBillingEnv } from '../testing-billing'
import { cancelSubscription, takeBackCancel } from './cancel'
import { pauseSubscription, resumeSubscription } from './pause'
import { runNights } from './testing-nights'
import { createChanger, noonOf, payOpen } from './testing-subscriber'
import { startTrial } from './trial'

setBillingEnv('http://127.0.0.1:1')
afterAll(stopSender)
afterEach(async () => expect(await findImbalances(db)).toEqual([]))

const of = (customer: Customer) => {
  const { actor, companyId } = customer
  const run = db.transaction()
  return {
    trial: (plan: string, day: string) =>
      run.execute((trx) => startTrial(trx, actor, companyId, plan, noonOf(day))),
    cancel: (when: 'now' | 'end', day: string) =>
      run.execute((trx) =>
        cancelSubscription(trx, actor, companyId, { when, reason: 'too dear' }, noonOf(day)),
      ),
    keep: (day: string) => run.execute((trx) => takeBackCancel(trx, actor, companyId, noonOf(day))),
    pause: (from: 'now' | 'end', resume_on: string, day: string) =>
      run.execute((trx) => pauseSubscription(trx, actor, companyId, { from, resume_on }, noonOf(day))),
    resume: (day: string) => run.execute((trx) => resumeSubscription(trx, actor, companyId, noonOf(day))),
    plan: async () => (await findUsage(db, companyId)).plan_code,
  }
}
const last = async (customer: Customer) => (await customer.subscriptions()).at(-1)

describe('trial', () => {
  beforeAll(() => db.updateTable('plans').set({ trial_days: 14 }).where('is_free', '=', false).execute())

  test('begins without payment, lasts its days in Jakarta, and ends', async () => {
    const customer = await createCustomer()
    const moves = of(customer)
    expect(await moves.trial('tumbuh', '2027-02-20')).toEqual({ ok: true, until: '2027-03-05' })
    expect(await moves.plan()).toBe('tumbuh')
    expect(await customer.invoices()).toEqual([])
    expect(await moves.trial('mekar', '2027-02-21')).toEqual({ ok: false, reason: 'alreadyActive' })
    expect(await moves.cancel('now', '2027-02-22')).toEqual({ ok: true })
    expect(await moves.keep('2027-02-22')).toEqual({ ok: false, reason: 'nothingToResume' })
    expect(await moves.trial('mekar', '2027-06-01')).toEqual({ ok: false, reason: 'trialUsed' })
  })

  test('raced, it is one; repeated, the same', async () => {
    const customer = await createCustomer()
    const moves = of(customer)
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => moves.trial('mekar', '2027-02-20')))
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1)
    expect(await customer.subscriptions()).toHaveLength(1)
  })

  test('bought meanwhile, the paid period begins the day after it', async () => {
    const customer = await createCustomer()
    await of(customer).trial('tumbuh', '2027-02-20')
    await customer.order('tumbuh', 'monthly', noonOf('2027-02-25'))
    await payOpen(customer, '2027-02-25')
    expect(await customer.subscriptions()).toMatchObject([
      { status: 'active', anchor_on: '2027-03-06', current_period_end_on: '2027-04-05' },
    ])
  })

  test.each([
    ['rintis', 'noTrial'],
    ['no-such-plan', 'unknownPlan'],
  ])('of %s is refused: %s', async (plan, reason) => {
    expect(await of(await createCustomer()).trial(plan, '2027-02-20')).toEqual({ ok: false, reason })
  })
})

describe('ending', () => {
  test('with the period, and taken back; raced and repeated it is one entry', async () => {
    const changer = await createChanger('2027-04-01')
    const moves = of(changer)
    await Promise.all(Array.from({ length: 4 }, () => moves.cancel('end', '2027-04-10')))
    expect(await last(changer)).toMatchObject({ cancel_at_period_end: true, cancel_reason: 'too dear' })
    expect(await moves.keep('2027-04-11')).toEqual({ ok: true })
    expect(await moves.keep('2027-04-11')).toEqual({ ok: true })
    const kinds = await changer.events()
    expect(kinds.filter((kind) => kind === 'cancel_scheduled')).toHaveLength(1)
    expect(kinds.filter((kind) => kind === 'cancel_taken_back')).toHaveLength(1)
  })

  test('at once, lived again while its days are paid, not after', async () => {
    const changer = await createChanger('2027-04-01')
    const moves = of(changer)
    expect(await moves.cancel('now', '2027-04-10')).toEqual({ ok: true })
    expect(await moves.plan()).toBe('rintis')
    expect(await moves.cancel('now', '2027-04-10')).toEqual({ ok: false, reason: 'nothingToCancel' })
    expect(await moves.keep('2027-04-20')).toEqual({ ok: true })
    expect(await last(changer)).toMatchObject({ status: 'active', current_period_end_on: '2027-04-30' })
    await moves.cancel('now', '2027-04-21')
    expect(await moves.keep('2027-05-01')).toEqual({ ok: false, reason: 'nothingToResume' })
  })

  test('the renewal that was invoiced is void with it', async () => {
    const changer = await createChanger('2027-04-01')
    await runNights('2027-04-24', '2027-04-24')
    await of(changer).cancel('end', '2027-04-25')
    expect((await changer.invoices()).map((invoice) => invoice.status)).toEqual(['paid', 'void'])
  })

  test('of a stranger does nothing', async () => {
    const stranger = of(await createCustomer())
    expect(await stranger.cancel('now', '2027-04-10')).toEqual({ ok: false, reason: 'nothingToCancel' })
    expect(await stranger.keep('2027-04-10')).toEqual({ ok: false, reason: 'nothingToResume' })
    expect(await stranger.resume('2027-04-10')).toEqual({ ok: false, reason: 'notPaused' })
    expect(await stranger.pause('now', '2027-05-01', '2027-04-10')).toEqual({ ok: false, reason: 'noPlan' })
  })
})

describe('pause', () => {
  test('at once: nothing is invoiced, the free plan holds, the days left follow it', async () => {
    const changer = await createChanger('2027-04-01')
    const moves = of(changer)
    expect(await moves.pause('now', '2027-05-01', '2027-04-11')).toEqual({ ok: true })
    expect(await moves.pause('now', '2027-05-01', '2027-04-11')).toEqual({ ok: true })
    expect(await moves.plan()).toBe('rintis')
    await runNights('2027-04-24', '2027-05-01')
    expect(await changer.invoices()).toHaveLength(1)
    expect(await last(changer)).toMatchObject({
      status: 'active',
      current_period_start_on: '2027-04-21',
      current_period_end_on: '2027-05-20',
      resume_on: null,
    })
    // 20 of 30 days were left, and are.
    const quote = await changer.preview({ plan_code: 'mekar', period: 'monthly', addons: {} }, '2027-05-01')
    expect(quote.ok && quote.quote.lines.map((line) => line.unit_amount)).toEqual([99_333n, -32_667n])
  })

  test('from the end of what is paid; then the next period begins on the day it goes on', async () => {
    const changer = await createChanger('2027-04-01')
    const moves = of(changer)
    expect(await moves.pause('end', '2027-06-01', '2027-04-11')).toEqual({ ok: true })
    await runNights('2027-04-24', '2027-05-02')
    expect(await last(changer)).toMatchObject({ status: 'paused' })
    expect(await changer.invoices()).toHaveLength(1)
    await runNights('2027-05-31', '2027-06-01')
    expect((await changer.invoices()).at(-1)).toMatchObject({ status: 'open', period_start_on: '2027-06-01' })
    await payOpen(changer, '2027-06-01')
    expect(await last(changer)).toMatchObject({ status: 'active', current_period_end_on: '2027-06-30' })
  })

  test('one that has not begun is taken back; a longer one than 90 days is refused', async () => {
    const changer = await createChanger('2027-04-01')
    const moves = of(changer)
    expect(await moves.pause('now', '2027-07-11', '2027-04-11')).toMatchObject({ reason: 'pauseLength' })
    expect(await moves.pause('now', '2027-04-11', '2027-04-11')).toMatchObject({ reason: 'pauseLength' })
    await moves.pause('end', '2027-06-01', '2027-04-11')
    await Promise.all([moves.resume('2027-04-12'), moves.resume('2027-04-12')])
    expect(await last(changer)).toMatchObject({ status: 'active', resume_on: null })
    expect((await changer.events()).filter((kind) => kind === 'resumed')).toHaveLength(1)
  })
})
