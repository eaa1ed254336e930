import '@/db/testing'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { type Db, db, type Trx } from '@/db'
import { checkViolation } from '@/db/errors'
import { arrange } from '@/db/testing-rows'
import { newId } from '@/lib/ids'
import {
  INVOICE_TRANSITIONS,
  PAYMENT_TRANSITIONS,
  REFUND_TRANSITIONS,
  SUBSCRIPTION_TRANSITIONS,
} from './status'
import { createCustomer, setBillingEnv } from './testing-billing'

setBillingEnv('http://127.0.0.1:1')

const TABLES = {
  subscriptions: SUBSCRIPTION_TRANSITIONS,
  invoices: INVOICE_TRANSITIONS,
  payments: PAYMENT_TRANSITIONS,
  refunds: REFUND_TRANSITIONS,
} satisfies Record<string, Record<string, readonly string[]>>
type Entity = keyof typeof TABLES

const pairs = (entity: Entity) =>
  Object.entries(TABLES[entity]).flatMap(([from, next]) =>
    (next as readonly string[]).map((to) => ({ from, to })),
  )

const ids = {} as Record<Entity, string>
beforeAll(async () => {
  const customer = await createCustomer()
  await customer.order()
  const [subscription] = await customer.subscriptions()
  const [invoice] = await customer.invoices()
  if (!subscription || !invoice) throw new Error('nothing was ordered')
  const now = new Date()
  Object.assign(ids, {
    subscriptions: subscription.id,
    invoices: invoice.id,
    payments: newId(),
    refunds: newId(),
  })
  const common = { invoice_id: invoice.id, company_id: customer.companyId, amount: 1000n }
  await arrange(db, async (trx) => {
    await trx.updateTable('subscriptions').set({ paused_at: now }).where('id', '=', subscription.id).execute()
    await trx.updateTable('invoices').set({ paid_at: now }).where('id', '=', invoice.id).execute()
    await trx
      .insertInto('payments')
      .values({
        ...common,
        id: ids.payments,
        provider: 'midtrans',
        order_id: `TEST-${ids.payments}`,
        status: 'created',
        paid_at: now,
        paid_amount: 1000n,
      })
      .execute()
    await trx
      .insertInto('refunds')
      .values({
        ...common,
        id: ids.refunds,
        payment_id: ids.payments,
        refund_key: ids.refunds,
        reason: 'salah pilih',
        status: 'requested',
      })
      .execute()
  })
})

test('the database has the same tables', async () => {
  const rows = await db.selectFrom('status_transitions').selectAll().execute()
  const ours = (Object.keys(TABLES) as Entity[]).flatMap((entity) =>
    pairs(entity).map(({ from, to }) => `${entity} ${from} ${to}`),
  )
  expect(rows.map((row) => `${row.entity} ${row.from_status} ${row.to_status}`).toSorted()).toEqual(
    ours.toSorted(),
  )
})

test.each(Object.keys(TABLES) as Entity[])(
  '%s: each step of its table can be taken, and no other',
  async (entity) => {
    const statuses = Object.keys(TABLES[entity])
    const taken: string[] = []
    for (const from of statuses)
      for (const to of statuses.filter((status) => status !== from)) {
        await arrange(db, (trx) => put(trx, entity, from))
        const refusal = await put(db, entity, to).then(
          () => undefined,
          (error: unknown) => error,
        )
        if (refusal === undefined) taken.push(`${from} ${to}`)
        else expect(checkViolation(refusal)).toBe(`${entity}_status_transition`)
      }
    expect(taken.toSorted()).toEqual(
      pairs(entity)
        .map(({ from, to }) => `${from} ${to}`)
        .toSorted(),
    )
  },
)

/** Moves a row to a state, with what that state asks of the row besides. */
function put(connection: Db | Trx, entity: Entity, status: string) {
  const besides = entity === 'invoices' && { paid_amount: status === 'paid' ? sql<bigint>`total_amount` : 0n }
  return connection
    .updateTable(entity)
    .set({ status, ...besides })
    .where('id', '=', ids[entity])
    .execute()
}
