import '@/db/testing'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { db } from '@/db'
import { getSettings } from '@/lib/config/queries'
import type { CompanyId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import { addDays } from '@/lib/time'
import { issueCreditNote } from '../invoices/credit-notes'
import { lockBilling, lockInvoice } from '../invoices/mutations'
import { findImbalances } from '../ledger/balance'
import type { BillingPeriod } from '../status'
import { cancelSubscription, takeBackCancel } from '../subscriptions/cancel'
import { choosePlan } from '../subscriptions/choose'
import { pauseSubscription, resumeSubscription } from '../subscriptions/pause'
import { openInvoice, payInvoice, runNights } from '../subscriptions/testing-nights'
import {
  createAddon,
  createChanger,
  createCoupon,
  noonOf,
  payOpen,
} from '../subscriptions/testing-subscriber'
import { startTrial } from '../subscriptions/trial'
import { type Customer, createCustomer, setBillingEnv } from '../testing-billing'
import { paysOn } from './testing-figures'

setBillingEnv('http://127.0.0.1:1')
afterAll(stopSender)
afterEach(async () => expect(await findImbalances(db)).toEqual([]))

type Changer = Awaited<ReturnType<typeof createChanger>>

async function changeTo(changer: Changer, plan_code: string, period: BillingPeriod, on: string, addons = {}) {
  const request = { plan_code, period, addons }
  const preview = await changer.preview(request, on)
  if (!preview.ok) throw new Error(preview.reason)
  return changer.agree(request, preview.quote.hash, on)
}

async function credit(customer: Customer, share: bigint, on: string) {
  await db.transaction().execute(async (trx) => {
    await lockBilling(trx, customer.companyId)
    const id = (await customer.invoices()).findLast((row) => row.status === 'paid')?.id ?? ''
    const invoice = await lockInvoice(trx, id)
    if (!invoice) throw new Error('nothing was paid')
    const total_amount = invoice.total_amount / share
    await issueCreditNote(trx, customer.actor, { invoice, total_amount, reason: 'test' }, noonOf(on))
  })
}

const cancel = (customer: Customer, when: 'now' | 'end', on: string) =>
  db
    .transaction()
    .execute((trx) =>
      cancelSubscription(trx, customer.actor, customer.companyId, { when, reason: 'too dear' }, noonOf(on)),
    )

describe('a paid period', () => {
  test('counts from its first to its last day, whole, also over the end of February', async () => {
    const customer = await createChanger('2027-01-31')
    await runNights('2027-02-20', '2027-02-25')
    await customer.pay('2027-02-25')
    // 49,000 a month; the first period ends on 27 February, the second on 30 March.
    expect(
      await paysOn(customer.companyId, '2027-01-30', '2027-01-31', '2027-02-28', '2027-03-30', '2027-03-31'),
    ).toEqual([0n, 49_000n, 49_000n, 49_000n, 0n])
  })

  test('of a year that began on a leap day counts as a twelfth', async () => {
    const customer = await createChanger('2028-02-29', 'tumbuh', 'yearly')
    // 490,000 / 12 = 40,833.33
    expect(await paysOn(customer.companyId, '2028-02-29', '2028-12-31', '2029-02-27', '2029-02-28')).toEqual([
      40_833n,
      40_833n,
      40_833n,
      0n,
    ])
  })

  test('counts less what a coupon takes off, for as long as it does; a trial and a fee count nothing', async () => {
    const customer = await createCustomer()
    const coupon = await createCoupon({ percent_bp: 5000, periods: 1 })
    const settings = await getSettings(db)
    const company_id = customer.companyId
    await db
      .transaction()
      .execute((trx) => startTrial(trx, customer.actor, company_id, 'tumbuh', noonOf('2027-04-01')))
    expect(await paysOn(company_id, '2027-04-05')).toEqual([0n])
    await db
      .transaction()
      .execute((trx) =>
        choosePlan(
          trx,
          customer.actor,
          settings,
          { company_id, plan_code: 'tumbuh', period: 'monthly', coupon },
          noonOf('2027-04-05'),
        ),
      )
    await payOpen(customer, '2027-04-05')
    await runNights('2027-05-08', '2027-05-08')
    await payOpen(customer, '2027-05-09')
    // The trial lasts until 14 April.
    expect(await paysOn(company_id, '2027-04-14', '2027-04-30', '2027-05-31')).toEqual([0n, 24_500n, 49_000n])
  })
})

describe('a change', () => {
  test('to a bigger plan counts in full from the day it is paid', async () => {
    const changer = await createChanger('2027-03-01')
    await changeTo(changer, 'mekar', 'monthly', '2027-03-16')
    expect(await paysOn(changer.companyId, '2027-03-31')).toEqual([49_000n])
    await changer.pay('2027-03-18')
    expect(await paysOn(changer.companyId, '2027-03-17', '2027-03-18', '2027-03-31')).toEqual([
      49_000n,
      149_000n,
      149_000n,
    ])
  })

  test('by add-ons counts with them', async () => {
    const changer = await createChanger('2027-03-01')
    const addon = await createAddon(25_000n, 250_000n)
    await changeTo(changer, 'tumbuh', 'monthly', '2027-03-10', { [addon]: 2 })
    await changer.pay('2027-03-10')
    await runNights('2027-03-25', '2027-03-25')
    await changer.pay('2027-03-26')
    expect(await paysOn(changer.companyId, '2027-03-31', '2027-04-30')).toEqual([99_000n, 99_000n])
  })

  test('to a year counts as a twelfth of the year, whatever was given back for the month', async () => {
    const changer = await createChanger('2027-03-01')
    await changeTo(changer, 'tumbuh', 'yearly', '2027-03-16')
    await changer.pay('2027-03-16')
    expect(await paysOn(changer.companyId, '2027-03-15', '2027-03-31', '2028-02-29', '2028-03-31')).toEqual([
      49_000n,
      40_833n,
      40_833n,
      0n,
    ])
  })

  test('keeps the share that a coupon takes off', async () => {
    const customer = await createCustomer()
    const coupon = await createCoupon({ percent_bp: 2000 })
    const settings = await getSettings(db)
    const choice = { company_id: customer.companyId, plan_code: 'tumbuh', period: 'monthly', coupon } as const
    await db
      .transaction()
      .execute((trx) => choosePlan(trx, customer.actor, settings, choice, noonOf('2027-03-01')))
    await payOpen(customer, '2027-03-01')
    expect(await paysOn(customer.companyId, '2027-03-15')).toEqual([39_200n])
  })
})

describe('an ending', () => {
  test('with the period counts to its last day; at once, to the day before; taken back, it never was', async () => {
    const later = await createChanger('2027-05-10')
    await cancel(later, 'end', '2027-05-12')
    await runNights('2027-06-08', '2027-06-12')
    expect(await paysOn(later.companyId, '2027-05-31', '2027-06-09', '2027-06-10')).toEqual([
      49_000n,
      49_000n,
      0n,
    ])
    const now = await createChanger('2027-05-10')
    await cancel(now, 'now', '2027-05-31')
    expect(await paysOn(now.companyId, '2027-05-30', '2027-05-31')).toEqual([49_000n, 0n])
    await db
      .transaction()
      .execute((trx) => takeBackCancel(trx, now.actor, now.companyId as CompanyId, noonOf('2027-06-02')))
    expect(await paysOn(now.companyId, '2027-05-31', '2027-06-09')).toEqual([49_000n, 49_000n])
  })

  test('by a credit note over the whole counts to the day before; one over a part changes nothing', async () => {
    const part = await createChanger('2027-05-10')
    await credit(part, 2n, '2027-05-20')
    expect(await paysOn(part.companyId, '2027-05-31')).toEqual([49_000n])
    const whole = await createChanger('2027-05-10')
    await credit(whole, 1n, '2027-05-20')
    expect(await paysOn(whole.companyId, '2027-05-19', '2027-05-20')).toEqual([49_000n, 0n])
  })

  test('and another plan after it are one company once', async () => {
    const changer = await createChanger('2027-05-10')
    await cancel(changer, 'now', '2027-05-15')
    await changer.order('mekar', 'monthly', noonOf('2027-05-20'))
    await changer.pay('2027-05-20')
    expect(await paysOn(changer.companyId, '2027-05-14', '2027-05-16', '2027-05-31')).toEqual([
      49_000n,
      0n,
      149_000n,
    ])
  })
})

describe('a renewal that is not paid', () => {
  test('counts while it is owed, and the days before a late payment stay counted', async () => {
    const customer = await createChanger('2027-06-20')
    await runNights('2027-07-13', '2027-07-31')
    const days = ['2027-07-19', '2027-07-20', '2027-07-31'] as const
    expect(await paysOn(customer.companyId, ...days)).toEqual([49_000n, 49_000n, 49_000n])
    await customer.pay('2027-08-03')
    // The period is another one now: it begins on the day of the payment, less days that the plan could be used unpaid.
    const until = (await customer.invoices()).at(-1)?.period_end_on ?? ''
    expect(await paysOn(customer.companyId, ...days, '2027-08-03', until, addDays(until, 1))).toEqual([
      49_000n,
      49_000n,
      49_000n,
      49_000n,
      49_000n,
      0n,
    ])
  })

  test('counts until the plan ends unpaid; paid after that, it begins anew', async () => {
    const customer = await createChanger('2027-06-20')
    await runNights('2027-07-13', '2027-09-30')
    const [subscription] = await customer.subscriptions()
    expect(subscription?.status).toBe('expired')
    const ended = subscription?.canceled_at?.toISOString().slice(0, 10) ?? ''
    // The job runs at 0.15 in Jakarta, which is the day before in UTC.
    expect(await paysOn(customer.companyId, ended)).toEqual([49_000n])
    expect(await paysOn(customer.companyId, '2027-09-30')).toEqual([0n])
    const lost = (await customer.invoices()).find((row) => row.status === 'uncollectible')
    await payInvoice(customer, lost?.id ?? '', noonOf('2027-10-05'))
    expect(await paysOn(customer.companyId, ended, '2027-09-30', '2027-10-05')).toEqual([
      49_000n,
      0n,
      49_000n,
    ])
  })

  test('of somebody who only tried does not count, neither does a first invoice', async () => {
    const customer = await createCustomer()
    await customer.order('tumbuh', 'monthly', noonOf('2027-06-01'))
    expect(await paysOn(customer.companyId, '2027-06-30')).toEqual([0n])
    await openInvoice(customer)
  })
})

test('days of a pause do not count, and what was left follows them', async () => {
  const customer = await createChanger('2027-06-10')
  const { actor, companyId } = customer
  await db
    .transaction()
    .execute((trx) =>
      pauseSubscription(
        trx,
        actor,
        companyId,
        { from: 'now', resume_on: '2027-07-05' },
        noonOf('2027-06-20'),
      ),
    )
  expect(await paysOn(companyId, '2027-06-19', '2027-06-20', '2027-06-30')).toEqual([49_000n, 0n, 0n])
  await db.transaction().execute((trx) => resumeSubscription(trx, actor, companyId, noonOf('2027-07-05')))
  // 15 days of the pause: the period ends on 24 July instead of 9 July.
  expect(
    await paysOn(companyId, '2027-06-30', '2027-07-04', '2027-07-05', '2027-07-24', '2027-07-25'),
  ).toEqual([0n, 0n, 49_000n, 49_000n, 0n])
})
