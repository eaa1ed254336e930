import '@/db/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/db'
import { stopSender } from '@/lib/jobs/boss'
import { type Customer, createCustomer, setBillingEnv } from '../testing-billing'
import { nightOf, openInvoice, payInvoice, runNights, subscribedOn } from './testing-nights'
import { listTimeline } from './timeline'

setBillingEnv('http://127.0.0.1:1')
afterAll(stopSender)

let customer: Customer
beforeAll(async () => {
  customer = await subscribedOn('2027-01-31')
  await runNights('2027-02-18', '2027-03-09')
  await payInvoice(customer, (await openInvoice(customer)).id, nightOf('2027-03-10'))
})

test('all of it in one list, newest first', async () => {
  const { rows } = await listTimeline(db, customer.companyId)
  const said = rows.map(({ what, kind }) => (kind && what !== 'invoice' ? `${what} ${kind}` : what))
  expect(said.toSorted()).toEqual([
    'event activated',
    'event chosen',
    'event healed',
    'event past_due',
    'event restricted',
    'invoice',
    'invoice',
    'mail invoice',
    'mail invoice',
    'mail payment_reminder',
    'mail payment_reminder',
    'mail payment_reminder',
    'mail payment_reminder',
    'mail plan_past_due',
    'mail plan_restricted',
    'mail receipt',
    'mail receipt',
    'payment paid',
    'payment paid',
  ])
  const keys = rows.map((row) => row.at.getTime())
  expect(keys).toEqual(keys.toSorted((a, b) => b - a))
  expect(rows.find(({ kind }) => kind === 'restricted')).toMatchObject({ plan_name_id: 'Tumbuh' })
})

test('page by page forwards and back, nothing twice and nothing lost', async () => {
  // The rows are many more than a page holds.
  await runNights('2027-03-24', '2027-05-10')
  const first = await listTimeline(db, customer.companyId)
  expect(first.before).toBeUndefined()
  const second = await listTimeline(db, customer.companyId, { after: first.after })
  const ids = [...first.rows, ...second.rows].map(({ id, what }) => `${what} ${id}`)
  expect(new Set(ids).size).toBe(ids.length)
  expect(second.rows.length).toBeGreaterThan(0)
  const back = await listTimeline(db, customer.companyId, { before: second.before })
  expect(back.rows).toEqual(first.rows)
})

test('another company sees nothing of it', async () => {
  const stranger = await createCustomer()
  expect((await listTimeline(db, stranger.companyId)).rows).toEqual([])
})
