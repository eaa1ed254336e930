import { db } from '@/db'
import { getSettings } from '@/lib/config/queries'
import { newId } from '@/lib/ids'
import { type Customer, createCustomer } from '../testing-billing'
import { changeSubscription, previewChange, takeBackChange } from './change'
import type { QuoteRequest } from './quote'
import { openInvoice, payInvoice } from './testing-nights'

/** Noon of a day in Jakarta. */
export const noonOf = (day: string) => new Date(`${day}T05:00:00Z`)

/** A company that pays for a plan from a day on, with what tests change of it. */
export async function createChanger(day: string, plan = 'tumbuh', period: 'monthly' | 'yearly' = 'monthly') {
  const customer = await createCustomer()
  await customer.order(plan, period, noonOf(day))
  await payOpen(customer, day)
  return {
    ...customer,
    preview: async (request: QuoteRequest, on: string) =>
      previewChange(db, await getSettings(db), customer.companyId, request, noonOf(on)),
    agree: async (request: QuoteRequest, quote: string, on: string) => {
      const settings = await getSettings(db)
      return db
        .transaction()
        .execute((trx) =>
          changeSubscription(
            trx,
            customer.actor,
            settings,
            { company_id: customer.companyId, request, quote },
            noonOf(on),
          ),
        )
    },
    takeBack: (on: string) =>
      db.transaction().execute((trx) => takeBackChange(trx, customer.actor, customer.companyId, noonOf(on))),
    pay: (on: string) => payOpen(customer, on),
    live: async () => (await customer.subscriptions()).find((row) => row.status !== 'canceled'),
    events: () =>
      db
        .selectFrom('subscription_events')
        .select('kind')
        .where('company_id', '=', customer.companyId)
        .orderBy('id')
        .execute()
        .then((rows) => rows.map((row) => row.kind)),
  }
}

export async function payOpen(customer: Customer, day: string): Promise<void> {
  const invoice = await openInvoice(customer)
  await payInvoice(customer, invoice.id, noonOf(day))
}

/** An add-on at a price for both periods. */
export async function createAddon(monthly: bigint, yearly: bigint): Promise<string> {
  const id = newId()
  const code = `tambahan-${id.slice(-10)}`
  await db
    .insertInto('addons')
    .values({
      id,
      code,
      name_id: 'Lima izin',
      name_en: 'Five licences',
      quota: 'open_applications',
      quota_per_unit: 5,
    })
    .execute()
  await db
    .insertInto('prices')
    .values(
      (['monthly', 'yearly'] as const).map((period) => ({
        id: newId(),
        addon_id: id,
        period,
        amount: period === 'monthly' ? monthly : yearly,
        from_on: '2020-01-01',
      })),
    )
    .execute()
  return code
}

/** A coupon for everything. */
export async function createCoupon(terms: { percent_bp?: number; amount?: bigint; periods?: number }) {
  const id = newId()
  const code = `HEMAT${id.slice(-8).toUpperCase()}`
  await db
    .insertInto('coupons')
    .values({ id, code, name: 'Hemat', ...terms })
    .execute()
  return code
}
