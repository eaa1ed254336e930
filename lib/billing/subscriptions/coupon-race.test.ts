import '@/db/testing'
import { afterAll, expect, test } from 'vitest'
import { db } from '@/db'
import { getSettings } from '@/lib/config/queries'
import { stopSender } from '@/lib/jobs/boss'
import { findImbalances } from '../ledger/balance'
import { createCustomer, setBillingEnv } from '../testing-billing'
import { choosePlan } from './choose'
import { createCoupon } from './testing-subscriber'

setBillingEnv('http://127.0.0.1:1')
afterAll(stopSender)

test('the last redemption of a coupon raced: one gets it, the other is told', async () => {
  const code = await createCoupon({ percent_bp: 1000 })
  await db.updateTable('coupons').set({ redemption_limit: 1 }).where('code', '=', code).execute()
  const customers = await Promise.all([createCustomer(), createCustomer(), createCustomer()])
  const settings = await getSettings(db)
  const outcomes = await Promise.allSettled(
    customers.map((customer) =>
      db
        .transaction()
        .execute((trx) =>
          choosePlan(
            trx,
            customer.actor,
            settings,
            { company_id: customer.companyId, plan_code: 'tumbuh', period: 'monthly', coupon: code },
            new Date(),
          ),
        ),
    ),
  )
  expect(
    outcomes
      .map((o) => (o.status === 'fulfilled' ? (o.value.ok ? 'ok' : o.value.reason) : String(o.reason)))
      .toSorted(),
  ).toEqual(['couponUsedUp', 'couponUsedUp', 'ok'])
  expect(await findImbalances(db)).toEqual([])
})
