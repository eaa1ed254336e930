import '@/db/testing'
import { afterAll, expect, test } from 'vitest'
import { db } from '@/db'
import { newId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import { addDays, dayOf } from '@/lib/time'
import { findOutlook } from '../subscriptions/outlook'
import { createCustomer, setBillingEnv } from '../testing-billing'
import { listAttempts, listDueInvoices } from './payer-queries'
import { applyTransaction } from './settlement'

setBillingEnv('http://127.0.0.1:1')
afterAll(stopSender)

const SETTINGS = { 'billing.renew_ahead_days': 7 }

async function ordered() {
  const customer = await createCustomer()
  await customer.order('tumbuh')
  const [invoice] = await customer.invoices()
  if (!invoice) throw new Error('no invoice')
  const attempt = async (expires_at: Date) => {
    const id = newId()
    await db
      .insertInto('payments')
      .values({
        id,
        invoice_id: invoice.id,
        company_id: customer.companyId,
        provider: 'midtrans',
        channel: 'va_bca',
        order_id: `TEST-${id}`,
        status: 'created',
        amount: invoice.total_amount,
        redirect_url: 'http://pay.test/',
        expires_at,
      })
      .execute()
    return id
  }
  const tell = (id: string, status: 'pending' | 'paid') =>
    db.transaction().execute((trx) =>
      applyTransaction(
        trx,
        id,
        {
          transaction: {
            provider: 'midtrans',
            order_id: `TEST-${id}`,
            transaction_id: id,
            status,
            amount: invoice.total_amount,
            currency: 'IDR',
            method: 'bank_transfer:bca',
            paid_at: status === 'paid' ? new Date() : null,
            refunds: [],
            charged_back_amount: 0n,
            raw: { va_numbers: [{ bank: 'bca', va_number: '812785' }] },
          },
        },
        new Date(),
      ),
    )
  return { customer, invoice, attempt, tell }
}

test('an attempt under way shows its number and its page; one whose time is over is expired', async () => {
  const { customer, invoice, attempt, tell } = await ordered()
  const id = await attempt(new Date(Date.now() + 3_600_000))
  await tell(id, 'pending')
  const at = (now: Date) => listAttempts(db, customer.companyId, invoice.id, now)
  expect(await at(new Date())).toMatchObject([
    {
      status: 'pending',
      channel: 'va_bca',
      continue_url: 'http://pay.test/',
      codes: [{ kind: 'va', value: '812785' }],
    },
  ])
  expect(await at(new Date(Date.now() + 7_200_000))).toMatchObject([
    { status: 'expired', continue_url: null, codes: [] },
  ])
})

test('another company sees nothing of it', async () => {
  const { invoice, attempt } = await ordered()
  await attempt(new Date(Date.now() + 3_600_000))
  const stranger = await createCustomer()
  expect(await listAttempts(db, stranger.companyId, invoice.id, new Date())).toEqual([])
  expect(await listDueInvoices(db, stranger.companyId)).toEqual([])
  expect(await findOutlook(db, stranger.companyId, SETTINGS, dayOf(new Date()))).toBeUndefined()
})

test('what is due, and what comes once it is paid', async () => {
  const { customer, invoice, attempt, tell } = await ordered()
  expect(await listDueInvoices(db, customer.companyId)).toMatchObject([
    { number: invoice.number, due_amount: invoice.total_amount, transfer_waits: false },
  ])
  await tell(await attempt(new Date(Date.now() + 3_600_000)), 'paid')
  expect(await listDueInvoices(db, customer.companyId)).toEqual([])
  const outlook = await findOutlook(db, customer.companyId, SETTINGS, dayOf(new Date()))
  expect(outlook).toMatchObject({
    status: 'active',
    becomes: undefined,
    next_invoice: {
      on: addDays(outlook?.current_period_end_on ?? '', -7),
      amount: invoice.total_amount,
    },
  })
})
