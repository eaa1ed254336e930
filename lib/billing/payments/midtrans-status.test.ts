import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { midtransTransaction } from './midtrans'
import {
  amountOf,
  eventKeyOf,
  instantOf,
  isSignedByMidtrans,
  methodOf,
  transactionStatusOf,
} from './midtrans-status'

const base = {
  order_id: 'INV-2026-11-000001-AAAAAA',
  transaction_id: '513f1f01-c9da-474c-9fc9-d5c64364b709',
  transaction_status: 'settlement',
  status_code: '200',
  gross_amount: '54390.00',
  payment_type: 'qris',
  fraud_status: 'accept',
}

function transaction(changes: Record<string, unknown> = {}) {
  return midtransTransaction.parse({ ...base, ...changes })
}

test.each([
  [{}, 'paid'],
  [{ transaction_status: 'SETTLEMENT' }, 'paid'],
  [{ fraud_status: undefined }, 'paid'],
  [{ transaction_status: 'capture' }, 'paid'],
  [{ transaction_status: 'capture', fraud_status: 'challenge', status_code: '201' }, 'pending'],
  [{ transaction_status: 'capture', fraud_status: 'challenge' }, 'pending'],
  // The status is not signed, the code is: where they contradict each other nothing is paid.
  [{ transaction_status: 'settlement', status_code: '202' }, undefined],
  [{ transaction_status: 'pending', status_code: '201' }, 'pending'],
  [{ transaction_status: 'deny', status_code: '202' }, 'failed'],
  [{ transaction_status: 'expire', status_code: '407' }, 'expired'],
  [{ transaction_status: 'cancel' }, 'canceled'],
  [{ transaction_status: 'refund' }, 'refunded'],
  [{ transaction_status: 'partial_refund' }, 'partially_refunded'],
  [{ transaction_status: 'chargeback' }, 'charged_back'],
  [{ transaction_status: 'AUTHORIZE', status_code: '201' }, 'authorized'],
  [{ transaction_status: 'something_new' }, undefined],
])('%j means %s', (changes, expected) => {
  expect(transactionStatusOf(transaction(changes))).toBe(expected)
})

test('a signature holds for the very strings it was made of', () => {
  const key = 'SB-Mid-server-test'
  const signature_key = createHash('sha512').update(`${base.order_id}20054390.00${key}`).digest('hex')
  expect(isSignedByMidtrans(transaction({ signature_key }), key)).toBe(true)
  expect(isSignedByMidtrans(transaction({ signature_key, gross_amount: '54390.0' }), key)).toBe(false)
  expect(isSignedByMidtrans(transaction({ signature_key, status_code: '201' }), key)).toBe(false)
  expect(isSignedByMidtrans(transaction({ signature_key }), 'another')).toBe(false)
  expect(isSignedByMidtrans(transaction(), key)).toBe(false)
  expect(isSignedByMidtrans(transaction({ signature_key: '' }), key)).toBe(false)
})

test('the notification that Midtrans publishes with its key verifies', () => {
  const published = midtransTransaction.parse({
    order_id: 'order-id-node-1541395013',
    transaction_id: '9a83774c-b56b-4724-acf2-c35d73834a36',
    transaction_status: 'capture',
    fraud_status: 'accept',
    status_code: '200',
    gross_amount: '200000.00',
    payment_type: 'credit_card',
    signature_key:
      'd302bfcb2db008f17343e4c3b56cb20a0b22d0951ede6a7cdbfcd31f4a5d0d89d0a5230c333dd2fc5803cfbe8567ad146fb3c574d4050a87b4d81661e5d870de',
  })
  expect(isSignedByMidtrans(published, 'SB-Mid-server-GwUP_WGbJPXsDzsNEBRs8IYA')).toBe(true)
  expect(transactionStatusOf(published)).toBe('paid')
})

test('amounts are whole rupiah or nothing', () => {
  expect(amountOf(transaction().gross_amount)).toBe(54_390n)
  expect(amountOf(transaction({ gross_amount: '54390' }).gross_amount)).toBe(54_390n)
  expect(amountOf(transaction({ gross_amount: 54390 }).gross_amount)).toBe(54_390n)
  expect(amountOf(transaction({ gross_amount: '54390.50' }).gross_amount)).toBeUndefined()
  expect(amountOf(transaction({ gross_amount: '-1' }).gross_amount)).toBeUndefined()
  expect(amountOf(transaction({ gross_amount: '5e4' }).gross_amount)).toBeUndefined()
})

test('times are of Jakarta', () => {
  expect(instantOf('2026-11-23 10:32:00')).toEqual(new Date('2026-11-23T03:32:00Z'))
  expect(instantOf('yesterday')).toBeUndefined()
  expect(instantOf(undefined)).toBeUndefined()
})

test('virtual accounts name their bank', () => {
  expect(
    methodOf(transaction({ payment_type: 'bank_transfer', va_numbers: [{ bank: 'bca', va_number: '1' }] })),
  ).toBe('bank_transfer:bca')
  expect(methodOf(transaction({ payment_type: 'bank_transfer', permata_va_number: '1' }))).toBe(
    'bank_transfer:permata',
  )
  expect(methodOf(transaction())).toBe('qris')
})

test('the same state of the same transaction is the same event', () => {
  expect(eventKeyOf(transaction())).toBe(eventKeyOf(transaction({ extra: 'new field' })))
  expect(eventKeyOf(transaction())).not.toBe(
    eventKeyOf(transaction({ transaction_status: 'pending', status_code: '201' })),
  )
})
