import '@/db/testing'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db'
import { arrange } from '@/db/testing-rows'
import { getSettings } from '@/lib/config/queries'
import { newId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import { addDays } from '@/lib/time'
import { findUsage } from '../entitlements'
import { findImbalances } from '../ledger/balance'
import { type Customer, createCustomer, setBillingEnv } from '../testing-billing'
import { inBatches } from './batches'
import { runDailyBilling } from './daily'
import { listRenewalsDue, renewBatch } from './renewal'
import { nightOf, openInvoice, payInvoice, runNights, subscribedOn } from './testing-nights'

setBillingEnv('http://127.0.0.1:1')
afterAll(stopSender)
// The job looks at every company: each test begins with only its own.
beforeEach(async () => {
  await db.updateTable('companies').set({ disabled_at: new Date() }).execute()
})
afterEach(async () => {
  expect(await findImbalances(db)).toEqual([])
})

const STATUS = async (customer: Customer) => (await customer.subscriptions()).map((row) => row.status)
const eventsOf = (customer: Customer) =>
  db
    .selectFrom('subscription_events')
    .select('kind')
    .where('company_id', '=', customer.companyId)
    .orderBy('id')
    .execute()
    .then((rows) => rows.map(({ kind }) => kind))

describe('renewals', () => {
  test('a week ahead the next period is invoiced and mailed, once, due when the period ends', async () => {
    const customer = await subscribedOn('2027-01-31')
    await runNights('2027-02-01', '2027-02-21')
    const [, renewal] = await customer.invoices()
    expect(renewal).toMatchObject({
      status: 'open',
      issued_on: '2027-02-20',
      due_on: '2027-02-27',
      period_start_on: '2027-02-28',
      period_end_on: '2027-03-30',
    })
    expect(await customer.invoices()).toHaveLength(2)
    expect(await customer.mails()).toEqual(['invoice', 'receipt', 'invoice'])
  })

  test('paid ahead, the plan goes on the day after, through February and back to the 31st', async () => {
    const customer = await subscribedOn('2028-01-31')
    for (const [night, until] of [
      ['2028-02-22', '2028-03-30'],
      ['2028-03-25', '2028-04-29'],
      ['2028-04-25', '2028-05-30'],
    ] as const) {
      await runDailyBilling(nightOf(night))
      await payInvoice(customer, (await openInvoice(customer)).id, nightOf(night))
      expect(await customer.subscriptions()).toMatchObject([
        { status: 'active', current_period_end_on: until },
      ])
    }
  })

  test('what the company has to its credit pays: the plan goes on without anybody doing anything', async () => {
    const customer = await subscribedOn('2027-03-10')
    const first = (await customer.invoices())[0]
    await payInvoice(customer, first?.id ?? '', nightOf('2027-03-11'))
    await runDailyBilling(nightOf('2027-04-03'))
    expect((await customer.invoices()).map(({ status }) => status)).toEqual(['paid', 'paid'])
    expect(await customer.subscriptions()).toMatchObject([
      { status: 'active', current_period_end_on: '2027-05-09' },
    ])
    expect(await customer.mails()).toEqual(['invoice', 'receipt', 'receipt'])
  })

  test('a coupon takes off what it says, for as many periods as it says', async () => {
    const customer = await subscribedOn('2027-03-10')
    const [subscription] = await customer.subscriptions()
    const coupon = newId()
    await db
      .insertInto('coupons')
      .values({ id: coupon, code: `HEMAT${coupon.slice(-6).toUpperCase()}`, name: 'Hemat', percent_bp: 5000 })
      .execute()
    await db
      .insertInto('coupon_redemptions')
      .values({
        id: newId(),
        coupon_id: coupon,
        company_id: customer.companyId,
        subscription_id: subscription?.id ?? '',
        periods_left: 1,
      })
      .execute()
    await runDailyBilling(nightOf('2027-04-03'))
    const renewal = await openInvoice(customer)
    expect(renewal.discount_amount * 2n).toBe(renewal.subtotal_amount)
    await payInvoice(customer, renewal.id, nightOf('2027-04-04'))
    await runDailyBilling(nightOf('2027-05-03'))
    expect(await openInvoice(customer)).toMatchObject({ discount_amount: 0n })
  })
})

describe('unpaid', () => {
  test('reminded, past due, restricted, ended: each once, the books know what was lost', async () => {
    const customer = await subscribedOn('2027-01-31')
    const limit = async () => (await findUsage(db, customer.companyId)).plan_code
    await runNights('2027-02-18', '2027-02-28')
    expect(await STATUS(customer)).toEqual(['past_due'])
    expect(await limit()).toBe('tumbuh')
    await runNights('2027-03-01', '2027-03-09')
    expect(await STATUS(customer)).toEqual(['restricted'])
    expect(await limit()).not.toBe('tumbuh')
    await runNights('2027-03-10', '2027-03-30')
    expect(await STATUS(customer)).toEqual(['expired'])
    expect((await customer.invoices()).map(({ status }) => status)).toEqual(['paid', 'uncollectible'])
    expect(await customer.mails()).toEqual([
      'invoice',
      'receipt',
      'invoice',
      'payment_reminder',
      'payment_reminder',
      'plan_past_due',
      'payment_reminder',
      'payment_reminder',
      'plan_restricted',
      'payment_reminder',
      'plan_ended',
    ])
    expect((await eventsOf(customer)).slice(-9)).toEqual([
      'renewal_invoiced',
      'reminded',
      'reminded',
      'past_due',
      'reminded',
      'reminded',
      'restricted',
      'reminded',
      'expired',
    ])
    // Money that comes after all revives it.
    const written = (await customer.invoices())[1]
    await payInvoice(customer, written?.id ?? '', nightOf('2027-04-15'))
    expect(await STATUS(customer)).toEqual(['active'])
    expect(await limit()).toBe('tumbuh')
  })

  test.each(['2027-03-02', '2027-03-12'])(
    'paid on %s, it heals at once and is not dunned on',
    async (day) => {
      const customer = await subscribedOn('2027-01-31')
      await runNights('2027-02-18', day)
      await payInvoice(customer, (await openInvoice(customer)).id, nightOf(day))
      expect(await customer.subscriptions()).toMatchObject([{ status: 'active', restricted_at: null }])
      const mails = (await customer.mails()).length
      await runNights(addDays(day, 1), addDays(day, 10))
      expect((await customer.mails()).length).toBe(mails)
      expect((await eventsOf(customer)).at(-1)).toBe('healed')
    },
  )

  test('a trial that nobody goes on with ends, and nothing is owed', async () => {
    const customer = await subscribedOn('2027-01-31')
    await arrange(db, (trx) =>
      trx
        .updateTable('subscriptions')
        .set({ status: 'trialing', trial_end_on: '2027-02-27' })
        .where('company_id', '=', customer.companyId)
        .execute(),
    )
    await db
      .updateTable('invoices')
      .set({ subscription_id: null })
      .where('company_id', '=', customer.companyId)
      .execute()
    await runNights('2027-02-18', '2027-02-28')
    expect(await customer.mails()).toContain('trial_ending')
    expect(await STATUS(customer)).toEqual(['past_due'])
    await runNights('2027-03-01', '2027-03-30')
    expect(await STATUS(customer)).toEqual(['expired'])
    expect((await customer.invoices())[1]).toMatchObject({ status: 'void' })
  })

  test('a job that did not run for weeks asks before it ends anything, and does not catch up all at once', async () => {
    const customer = await subscribedOn('2027-01-31')
    await runDailyBilling(nightOf('2027-02-20'))
    await runDailyBilling(nightOf('2027-05-01'))
    expect(await STATUS(customer)).toEqual(['past_due'])
    expect((await customer.mails()).slice(3)).toEqual(['plan_past_due'])
    await runNights('2027-05-02', '2027-05-09')
    expect(await STATUS(customer)).toEqual(['past_due'])
    await runDailyBilling(nightOf('2027-05-10'))
    expect(await STATUS(customer)).toEqual(['restricted'])
    expect((await customer.mails()).slice(3)).toEqual(['plan_past_due', 'plan_restricted'])
  })

  test('not even invoiced for weeks: the plan goes on, and the next period begins today', async () => {
    const customer = await subscribedOn('2027-01-31')
    await runDailyBilling(nightOf('2027-04-20'))
    expect(await STATUS(customer)).toEqual(['past_due'])
    expect(await openInvoice(customer)).toMatchObject({
      period_start_on: '2027-04-20',
      due_on: '2027-04-27',
    })
  })
})

describe('cancelled and forgotten', () => {
  test('a cancelled plan is not invoiced and ends with its period', async () => {
    const customer = await subscribedOn('2027-03-10')
    await db
      .updateTable('subscriptions')
      .set({ cancel_at_period_end: true })
      .where('company_id', '=', customer.companyId)
      .execute()
    await runNights('2027-04-01', '2027-04-09')
    expect(await STATUS(customer)).toEqual(['active'])
    await runDailyBilling(nightOf('2027-04-10'))
    expect(await STATUS(customer)).toEqual(['canceled'])
    expect(await customer.invoices()).toHaveLength(1)
  })

  test('a choice nobody paid is given up after a month', async () => {
    const customer = await createCustomer()
    await customer.order('tumbuh', 'monthly', nightOf('2027-03-10'))
    await runDailyBilling(nightOf('2027-04-16'))
    expect(await customer.invoices()).toMatchObject([{ status: 'open' }])
    await runDailyBilling(nightOf('2027-04-17'))
    expect(await customer.invoices()).toMatchObject([{ status: 'void' }])
    expect(await STATUS(customer)).toEqual(['canceled'])
  })
})

describe('repeated, raced, killed', () => {
  const several = (day: string, count = 8) =>
    Promise.all(Array.from({ length: count }, () => subscribedOn(day)))

  test('two workers at once do everything once', async () => {
    const customers = await several('2027-01-31')
    for (const night of ['2027-02-20', '2027-02-24', '2027-02-28', '2027-03-09'])
      await Promise.all([1, 2].map(() => runDailyBilling(nightOf(night))))
    for (const customer of customers) {
      expect(await STATUS(customer)).toEqual(['restricted'])
      expect((await customer.mails()).slice(2)).toEqual([
        'invoice',
        'payment_reminder',
        'plan_past_due',
        'plan_restricted',
      ])
    }
  })

  test('killed in the middle of a batch: as if it had not begun, and the next run does it', async () => {
    const customers = await several('2027-01-31', 3)
    const now = nightOf('2027-02-20')
    const settings = await getSettings(db)
    const series = () =>
      db.selectFrom('number_series').selectAll().where('series', '=', 'invoice-2027').execute()
    const before = await series()
    const due = await listRenewalsDue(db, settings, '2027-02-20')
    const failed = await inBatches('renewal', due, async (trx, batch) => {
      await renewBatch(trx, settings, batch, now)
      throw new Error('killed')
    })
    expect(failed).toBe(3)
    expect(await series()).toEqual(before)
    await runDailyBilling(now)
    const numbers = (await Promise.all(customers.map(openInvoice))).map(({ number }) => number).sort()
    expect(new Set(numbers).size).toBe(3)
    expect(numbers.map((number) => Number(number?.slice(-6)) - Number(before[0]?.last_value))).toEqual([
      1, 2, 3,
    ])
  })

  test("one company's trouble does not stop the others, and is said", async () => {
    const customers = await several('2027-01-31', 3)
    const [troubled, ...others] = customers
    await sql`create function refuse_lines() returns trigger language plpgsql as $$
      begin if (select company_id from invoices where id = new.invoice_id) = ${sql.lit(troubled?.companyId)}::uuid
        then raise exception 'trouble'; end if; return new; end $$`.execute(db)
    await sql`create trigger refuse_lines before insert on invoice_lines for each row execute function refuse_lines()`.execute(
      db,
    )
    await expect(runDailyBilling(nightOf('2027-02-20'))).rejects.toThrow('1 of the companies')
    await sql`drop trigger refuse_lines on invoice_lines`.execute(db)
    for (const customer of others) expect(await customer.invoices()).toHaveLength(2)
    expect(await troubled?.invoices()).toHaveLength(1)
    await runDailyBilling(nightOf('2027-02-20'))
    expect(await troubled?.invoices()).toHaveLength(2)
  })

  test('raced with its payment: paid and active, or moved on and healed, never both lost', async () => {
    const customers = await several('2027-01-31', 6)
    await runNights('2027-02-18', '2027-03-08')
    await Promise.all([
      runDailyBilling(nightOf('2027-03-09')),
      ...customers.map(async (customer) =>
        payInvoice(customer, (await openInvoice(customer)).id, nightOf('2027-03-09')),
      ),
    ])
    for (const customer of customers) {
      expect(await STATUS(customer)).toEqual(['active'])
      expect((await customer.invoices()).map(({ status }) => status)).toEqual(['paid', 'paid'])
    }
  })
})
