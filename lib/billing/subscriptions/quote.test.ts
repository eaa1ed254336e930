import '@/db/testing'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { db } from '@/db'
import { stopSender } from '@/lib/jobs/boss'
import { addDays } from '@/lib/time'
import { findImbalances } from '../ledger/balance'
import { setBillingEnv } from '../testing-billing'
import { createAddon, createChanger, createCoupon } from './testing-subscriber'

setBillingEnv('http://127.0.0.1:1')
afterAll(stopSender)

const plan = fc.constantFrom('tumbuh', 'mekar')
const period = fc.constantFrom('monthly' as const, 'yearly' as const)
const step = fc.record({
  plan,
  period,
  units: fc.nat({ max: 3 }),
  after: fc.nat({ max: 45 }),
  coupon: fc.constantFrom('none', 'percent', 'amount', 'all'),
})

test('whatever is changed, on whatever day: the invoice says what its preview said, and the books agree', async () => {
  const addon = await createAddon(12_345n, 99_999n)
  await fc.assert(
    fc.asyncProperty(
      plan,
      period,
      fc.nat({ max: 800 }),
      fc.array(step, { minLength: 1, maxLength: 4 }),
      async (first, kind, offset, steps) => {
        let day = addDays('2027-01-01', offset)
        const changer = await createChanger(day, first, kind)
        for (const { plan: plan_code, period: next, units, after, coupon } of steps) {
          day = addDays(day, after)
          const code = await couponOf(coupon)
          const request = {
            plan_code,
            period: next,
            addons: { [addon]: units },
            ...(code && { coupon: code }),
          }
          const preview = await changer.preview(request, day)
          if (!preview.ok) continue
          const { quote } = preview
          expect(quote.to_pay).toBeGreaterThanOrEqual(0n)
          const outcome = await changer.agree(request, quote.hash, day)
          expect(outcome.ok).toBe(true)
          if (!('invoice_number' in outcome)) continue
          const invoice = (await changer.invoices()).find((row) => row.number === outcome.invoice_number)
          expect(invoice).toMatchObject({
            subtotal_amount: quote.priced.subtotal,
            discount_amount: quote.priced.discount,
            tax_amount: quote.priced.tax,
            total_amount: quote.priced.total,
            due_amount: quote.to_pay,
            due_on: quote.due_on,
          })
          if (outcome.state === 'waits') await changer.pay(day)
          expect(await changer.live()).toMatchObject({ code: plan_code, period: next })
        }
        expect(await findImbalances(db)).toEqual([])
        const credited = await db
          .selectFrom('invoices')
          .select((eb) => eb.fn.countAll<bigint>().as('count'))
          .where('company_id', '=', changer.companyId)
          .whereRef('credited_amount', '>', 'total_amount')
          .executeTakeFirstOrThrow()
        expect(credited.count).toBe(0n)
      },
    ),
    { numRuns: 25 },
  )
}, 120_000)

async function couponOf(kind: string): Promise<string | undefined> {
  if (kind === 'percent') return createCoupon({ percent_bp: 1750, periods: 2 })
  if (kind === 'amount') return createCoupon({ amount: 20_000n })
  if (kind === 'all') return createCoupon({ percent_bp: 10_000, periods: 1 })
  return undefined
}
