import '@/db/testing'
import { afterAll, expect, test } from 'vitest'
import { POST as POST_MIDTRANS } from '@/app/api/webhooks/midtrans/route'
import { POST as POST_XENDIT } from '@/app/api/webhooks/xendit/route'
import { db } from '@/db'
import { stopSender } from '@/lib/jobs/boss'
import { createCustomer, notification, setBillingEnv, xenditWebhook } from '../testing-billing'
import { pollSilentPayments } from './poll'

setBillingEnv('http://127.0.0.1:1')
for (const name of ['MIDTRANS_SERVER_KEY', 'MIDTRANS_CLIENT_KEY']) delete process.env[name]

afterAll(stopSender)

test('without keys nothing is offered, and nothing breaks', async () => {
  const customer = await createCustomer()
  const number = await customer.order()
  expect(await customer.checkout(number)).toEqual({ ok: false, reason: 'channelUnavailable' })
  expect(await customer.checkout(number, 'qris')).toEqual({ ok: false, reason: 'channelUnavailable' })
  expect(await customer.checkout(number, 'va_bca')).toEqual({ ok: false, reason: 'channelUnavailable' })
  expect(await customer.payments()).toEqual([])
  await pollSilentPayments()
})

test('without its key a provider is asked to come again: what it says cannot be checked yet', async () => {
  const body = JSON.stringify({
    order_id: 'O-1',
    transaction_id: 't-1',
    transaction_status: 'settlement',
    status_code: '200',
    gross_amount: '1.00',
  })
  expect((await POST_MIDTRANS(notification(body))).status).toBe(503)
  expect((await POST_XENDIT(xenditWebhook(body))).status).toBe(503)
  expect(await db.selectFrom('payment_events').selectAll().execute()).toEqual([])
})
