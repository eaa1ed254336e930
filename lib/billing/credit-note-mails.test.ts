import '@/db/testing'
import { afterAll, afterEach, expect, test } from 'vitest'
import { db } from '@/db'
import { attachmentsFor } from '@/lib/email/attachments'
import { newId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import { creditAsStaff } from './invoices/corrections'
import { findImbalances } from './ledger/balance'
import { applyTransaction } from './payments/settlement'
import { endRefund } from './refunds/mutations'
import { refundOf } from './refunds/testing-refunds'
import { openInvoice, payInvoice } from './subscriptions/testing-nights'
import { type Customer, createCustomer, setBillingEnv } from './testing-billing'

setBillingEnv('http://127.0.0.1:1')
afterAll(stopSender)
afterEach(async () => {
  expect(await findImbalances(db)).toEqual([])
})

const FINANCE = { kind: 'staff' as const, user_id: null, name: 'Fajar' }
const TOLD = ['credit_note', 'refund_sent'] as const

const told = (customer: Customer) =>
  db
    .selectFrom('email_messages')
    .selectAll()
    .where('company_id', '=', customer.companyId)
    .where('template_key', 'in', [...TOLD])
    .orderBy('id')
    .execute()

const notesOf = (customer: Customer) =>
  db
    .selectFrom('credit_notes')
    .selectAll()
    .where('company_id', '=', customer.companyId)
    .orderBy('id')
    .execute()

/** A paid invoice with what its payment was. */
async function paid() {
  const customer = await createCustomer()
  await customer.order()
  const invoice = await openInvoice(customer)
  await payInvoice(customer, invoice.id, new Date())
  const [payment] = await customer.payments()
  const transaction = await db
    .selectFrom('payment_transactions')
    .selectAll()
    .where('payment_id', '=', payment?.id ?? '')
    .executeTakeFirstOrThrow()
  const { id: payment_id = '', order_id = '' } = payment ?? {}
  return { customer, invoice, payment_id, order_id, amount: invoice.total_amount, paid: transaction }
}

test("a correction by finance: one mail in the owner's language with the note, however often it is sent", async () => {
  const { customer, invoice } = await paid()
  await db.updateTable('users').set({ locale: 'en' }).where('id', '=', customer.owner.id).execute()
  const request = {
    number: invoice.number ?? '',
    total_amount: 10_000n,
    reason: 'Dua kali ditagih',
    credit_note_id: newId(),
  }
  for (const _each of [1, 2])
    await db.transaction().execute((trx) => creditAsStaff(trx, FINANCE, request, new Date()))
  const [note] = await notesOf(customer)
  const mails = await told(customer)
  expect(mails).toMatchObject([
    {
      template_key: 'credit_note',
      locale: 'en',
      invoice_id: invoice.id,
      variables: {
        credit_note: note?.number,
        amount: 'Rp\u00a010.000',
        message: 'Dua kali ditagih',
        outcome: expect.stringContaining('is your credit'),
      },
    },
  ])
  const [attached] = (await attachmentsFor('credit_note', mails[0] as (typeof mails)[number])) ?? []
  expect(attached).toMatchObject({ filename: expect.stringMatching(/^CN-.*\.pdf$/), type: 'application/pdf' })
})

test('a note that leaves less to pay says so', async () => {
  const customer = await createCustomer()
  await customer.order()
  const invoice = await openInvoice(customer)
  const request = {
    number: invoice.number ?? '',
    total_amount: 4_390n,
    reason: 'Potongan',
    credit_note_id: newId(),
  }
  await db.transaction().execute((trx) => creditAsStaff(trx, FINANCE, request, new Date()))
  expect(await told(customer)).toMatchObject([
    { variables: { outcome: 'Yang harus dibayar untuk faktur ini berkurang Rp\u00a04.390.' } },
  ])
})

test('a refund and its note are one mail, sent with the money; a refund that fails leaves credit, and says it', async () => {
  const one = await paid()
  const begun = await refundOf(one)
  expect(await told(one.customer)).toEqual([])
  const refund_id = begun.ok ? begun.refund_id : ''
  for (const _each of [1, 2])
    await db
      .transaction()
      .execute((trx) =>
        endRefund(trx, FINANCE, refund_id, { status: 'succeeded', provider_refund_id: 'R-1' }, new Date()),
      )
  const [note] = await notesOf(one.customer)
  const mails = await told(one.customer)
  expect(mails).toMatchObject([{ template_key: 'refund_sent', variables: { credit_note: note?.number } }])
  expect(await attachmentsFor('refund_sent', mails[0] as (typeof mails)[number])).toHaveLength(1)

  const other = await paid()
  const failing = await refundOf(other)
  await db
    .transaction()
    .execute((trx) =>
      endRefund(
        trx,
        FINANCE,
        failing.ok ? failing.refund_id : '',
        { status: 'failed', failure: 'no' },
        new Date(),
      ),
    )
  expect(await told(other.customer)).toMatchObject([{ template_key: 'credit_note' }])
})

test("a refund from the provider's dashboard is told of once, with its note", async () => {
  const { customer, payment_id, order_id, paid: row } = await paid()
  const transaction = {
    provider: 'midtrans' as const,
    order_id,
    transaction_id: row.transaction_id,
    status: 'partially_refunded' as const,
    amount: row.amount,
    currency: 'IDR',
    method: 'qris',
    paid_at: row.paid_at,
    refunds: [
      {
        key: 'dashboard-1',
        provider_refund_id: 'R-9',
        amount: 10_000n,
        status: 'succeeded' as const,
      },
    ],
    charged_back_amount: 0n,
    raw: {},
  }
  for (const effect of ['refundElsewhere', 'unchanged'])
    expect(
      await db.transaction().execute((trx) => applyTransaction(trx, payment_id, { transaction }, new Date())),
    ).toBe(effect)
  const [note] = await notesOf(customer)
  expect(await told(customer)).toMatchObject([
    {
      template_key: 'refund_sent',
      variables: { credit_note: note?.number, message: expect.stringContaining('Dikembalikan lewat') },
    },
  ])
})
