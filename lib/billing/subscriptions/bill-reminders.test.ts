import '@/db/testing'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { db } from '@/db'
import { getSettings } from '@/lib/config/queries'
import { stopSender } from '@/lib/jobs/boss'
import { issueInvoice } from '../invoices/issue'
import { voidInvoice } from '../invoices/mutations'
import { findImbalances } from '../ledger/balance'
import { type Customer, setBillingEnv } from '../testing-billing'
import { runDailyBilling } from './daily'
import { nightOf, payInvoice, runNights, subscribedOn } from './testing-nights'
import { listTimeline } from './timeline'

setBillingEnv('http://127.0.0.1:1')
afterAll(stopSender)
beforeEach(async () => {
  await db.updateTable('companies').set({ disabled_at: new Date() }).execute()
})
afterEach(async () => {
  expect(await findImbalances(db)).toEqual([])
})

/** A company with a year that is paid, and an invoice for something else, issued on 10 March and due on 17 March. */
async function billed() {
  const customer = await subscribedOn('2027-03-01', 'tumbuh')
  const settings = await getSettings(db)
  const invoice = await db.transaction().execute((trx) =>
    issueInvoice(
      trx,
      customer.actor,
      settings,
      {
        company_id: customer.companyId,
        subscription_id: null,
        kind: 'other',
        due_on: '2027-03-17',
        lines: [
          { description_id: 'Pelatihan', description_en: 'Training', quantity: 1, unit_amount: 250_000n },
        ],
      },
      nightOf('2027-03-10'),
    ),
  )
  return { customer, invoice }
}

const reminders = (customer: Customer) =>
  db
    .selectFrom('email_messages')
    .select(['subject', 'variables', 'invoice_id'])
    .where('company_id', '=', customer.companyId)
    .where('template_key', '=', 'payment_reminder')
    .orderBy('id')
    .execute()

test('an unpaid invoice for something else: reminded by each step, once, and the plan does not suffer', async () => {
  const { customer, invoice } = await billed()
  for (const run of [1, 2]) {
    await runNights('2027-03-10', '2027-03-24')
    expect(await reminders(customer), `run ${run}`).toHaveLength(4)
  }
  const about = await reminders(customer)
  expect(about.map(({ variables }) => (variables as Record<string, string>).due_when)).toEqual([
    'jatuh tempo 3 hari lagi',
    'jatuh tempo hari ini',
    'lewat 3 hari',
    'lewat 7 hari',
  ])
  expect(about.every((row) => row.invoice_id === invoice.id)).toBe(true)
  expect(about[0]?.variables).toMatchObject({
    plan: 'Pelatihan',
    next: expect.stringContaining('terpisah dari paket'),
  })
  expect(await customer.subscriptions()).toMatchObject([{ status: 'active' }])
  const { rows } = await listTimeline(db, customer.companyId)
  expect(
    rows.filter(({ kind, number }) => kind === 'payment_reminder' && number === invoice.number).length,
  ).toBe(about.length)
})

test('two workers at once remind once', async () => {
  const { customer } = await billed()
  await Promise.all([1, 2, 3].map(() => runDailyBilling(nightOf('2027-03-17'))))
  expect(await reminders(customer)).toHaveLength(1)
})

test.each(['paid', 'void'] as const)('nothing is said of what is %s', async (how) => {
  const { customer, invoice } = await billed()
  await runDailyBilling(nightOf('2027-03-14'))
  if (how === 'paid') await payInvoice(customer, invoice.id, nightOf('2027-03-15'))
  else
    await db
      .transaction()
      .execute((trx) => voidInvoice(trx, customer.actor, invoice.id, 'a mistake', nightOf('2027-03-15')))
  await runNights('2027-03-16', '2027-03-22')
  expect(await reminders(customer)).toHaveLength(1)
})
