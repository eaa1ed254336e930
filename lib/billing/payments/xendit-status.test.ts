import { expect, test } from 'vitest'
import {
  isOldInvoice,
  readEndedSession,
  readXenditInvoice,
  readXenditPayment,
  readXenditRefund,
  wholeAmount,
  xenditInvoice,
  xenditMethod,
  xenditPayment,
  xenditRefund,
  xenditSession,
} from './xendit-status'

const captured = {
  payment_id: 'py-1',
  reference_id: 'INV-1-ABCDEF',
  status: 'SUCCEEDED',
  request_amount: 165_000,
  currency: 'IDR',
  channel_code: 'BCA_VIRTUAL_ACCOUNT',
  captures: [{ capture_id: 'c-1', capture_amount: 165_000, capture_timestamp: '2026-11-23T03:00:00Z' }],
  updated: '2026-11-23T03:00:05Z',
}

const read = (more: object) => readXenditPayment(xenditPayment.parse({ ...captured, ...more }))

test('a captured payment: what, how and when', () => {
  expect(read({})).toMatchObject({
    provider: 'xendit',
    order_id: 'INV-1-ABCDEF',
    transaction_id: 'py-1',
    status: 'paid',
    amount: 165_000n,
    currency: 'IDR',
    method: 'bank_transfer:bca',
    paid_at: new Date('2026-11-23T03:00:00Z'),
    refunds: [],
  })
})

test.each([
  ['SUCCEEDED', 'paid'],
  ['succeeded', 'paid'],
  ['AUTHORIZED', 'authorized'],
  ['FAILED', 'failed'],
  ['EXPIRED', 'expired'],
  ['CANCELED', 'canceled'],
  ['CANCELLED', 'canceled'],
  ['PENDING', 'pending'],
  ['REQUIRES_ACTION', 'pending'],
])('a payment that is %s is %s', (status, ours) => {
  const transaction = read({ status })
  expect(transaction?.status).toBe(ours)
  expect(transaction?.paid_at === null).toBe(ours !== 'paid')
})

test('a state that Xendit may invent means nothing to us', () => {
  expect(read({ status: 'ON_THE_MOON' })).toBeUndefined()
})

test.each([
  ['captured parts add up', { captures: [{ capture_amount: 100 }, { capture_amount: '65' }] }, 165n],
  ['nothing captured: what was asked for', { captures: [] }, 165_000n],
  ['as a string', { captures: null, request_amount: '165000.00' }, 165_000n],
  ['of older bodies', { captures: undefined, request_amount: undefined, amount: 10 }, 10n],
  ['half a rupiah', { captures: [{ capture_amount: 0.5 }] }, undefined],
  ['none at all', { captures: null, request_amount: null, amount: null }, undefined],
])('the amount, %s', (_what, more, amount) => {
  expect(read(more)?.amount).toBe(amount)
})

test('another currency is told, and without a time of capture the last change counts', () => {
  expect(read({ currency: 'PHP', captures: [] })).toMatchObject({
    currency: 'PHP',
    paid_at: new Date('2026-11-23T03:00:05Z'),
  })
  expect(read({ captures: [], updated: 'yesterday' })?.paid_at).toBeNull()
})

test.each([
  ['QRIS', 'qris'],
  ['ID_DANA', 'dana'],
  ['LINKAJA', 'linkaja'],
  ['MANDIRI_VIRTUAL_ACCOUNT', 'bank_transfer:mandiri'],
  ['CIMB_VIRTUAL_ACCOUNT', 'bank_transfer:cimb'],
  ['BCA', 'bank_transfer:bca'],
  ['CARDS', 'credit_card'],
  ['ALFAMART', 'cstore:alfamart'],
  ['SOMETHING_NEW', 'something_new'],
  [null, null],
  [undefined, null],
])('the channel %s is the method %s', (code, method) => {
  expect(xenditMethod(code)).toBe(method)
})

test.each([
  ['ACTIVE', undefined],
  ['COMPLETED', undefined],
  ['EXPIRED', 'expired'],
  ['CANCELED', 'canceled'],
])('a session that is %s ends its attempt as %s', (status, ours) => {
  const session = xenditSession.parse({ payment_session_id: 'ps-1', reference_id: 'O-1', status, amount: 5 })
  expect(readEndedSession(session)?.status).toBe(ours)
})

test.each([
  ['SUCCEEDED', 'succeeded'],
  ['FAILED', 'failed'],
  ['CANCELLED', 'failed'],
  ['PENDING', 'pending'],
])('a refund that is %s is %s', (status, ours) => {
  const refund = xenditRefund.parse({ id: 'rfd-1', reference_id: 'ours', status, amount: '5000' })
  expect(readXenditRefund(refund)).toMatchObject([
    { key: 'ours', provider_refund_id: 'rfd-1', amount: 5000n, status: ours },
  ])
})

test('a refund without a word or an amount that we know is none; without our key it has its own', () => {
  const refund = (more: object) =>
    readXenditRefund(xenditRefund.parse({ id: 'rfd-1', status: 'SUCCEEDED', amount: 1, ...more }))
  expect(refund({ status: 'LOST' })).toEqual([])
  expect(refund({ amount: 0 })).toEqual([])
  expect(refund({})).toMatchObject([{ key: 'rfd-1' }])
})

test.each([
  ['PAID', 'paid', 60_000n],
  ['SETTLED', 'paid', 60_000n],
  ['EXPIRED', 'expired', 50_000n],
  ['PENDING', 'pending', 50_000n],
  ['ODD', undefined, undefined],
])('an old invoice that is %s is %s', (status, ours, amount) => {
  const invoice = xenditInvoice.parse({
    id: '579c8d61f23fa4ca35e52da5',
    external_id: 'O-1',
    status,
    amount: 50_000,
    paid_amount: 60_000,
    paid_at: '2026-11-23T03:00:00Z',
    payment_channel: 'ALFAMART',
  })
  const transaction = readXenditInvoice(invoice)
  expect([transaction?.status, transaction?.amount]).toEqual([ours, amount])
})

test.each([
  [165_000, 165_000n],
  ['165000', 165_000n],
  ['165000.00', 165_000n],
  [0.5, undefined],
  [-5, undefined],
  ['1e5', undefined],
  [Number.NaN, undefined],
  [null, undefined],
  ['', undefined],
])('the amount %j is %s', (value, amount) => {
  expect(wholeAmount(value)).toBe(amount)
})

test('ids of old invoices are told by their shape', () => {
  expect(isOldInvoice('579c8d61f23fa4ca35e52da4')).toBe(true)
  expect(isOldInvoice('py-579c8d61f23fa4ca35e5')).toBe(false)
  expect(isOldInvoice(null)).toBe(false)
})
