import { describe, expect, test } from 'vitest'
import { METHODS } from './methods'
import { mayMove, statusCode, TRANSACTION_STATUSES } from './states'

const ALLOWED: Record<string, string[]> = {
  authorize: ['capture', 'cancel', 'deny', 'expire'],
  pending: ['settlement', 'deny', 'cancel', 'expire'],
  capture: ['settlement', 'cancel'],
  settlement: ['refund', 'partial_refund', 'chargeback', 'partial_chargeback'],
  partial_refund: ['partial_refund', 'refund'],
  partial_chargeback: ['chargeback'],
}

describe('transition table', () => {
  test.each(TRANSACTION_STATUSES.flatMap((from) => TRANSACTION_STATUSES.map((to) => [from, to] as const)))(
    'a VA of BCA, %s → %s',
    (from, to) => {
      expect(mayMove(from, to, METHODS.bca_va)).toBe(ALLOWED[from]?.includes(to) ?? false)
    },
  )

  test('only cards are captured', () => {
    expect(mayMove('pending', 'capture', METHODS.credit_card)).toBe(true)
    expect(mayMove('pending', 'capture', METHODS.qris)).toBe(false)
  })

  test('Permata and Mandiri bill take a settled payment back, others do not', () => {
    expect(mayMove('settlement', 'deny', METHODS.permata_va)).toBe(true)
    expect(mayMove('settlement', 'deny', METHODS.echannel)).toBe(true)
    expect(mayMove('settlement', 'deny', METHODS.bca_va)).toBe(false)
    expect(mayMove('settlement', 'deny', METHODS.qris)).toBe(false)
  })

  test('only paid statuses carry 200', () => {
    const with200 = TRANSACTION_STATUSES.filter((status) => statusCode(status) === '200')
    expect(with200).toEqual([
      'authorize',
      'capture',
      'settlement',
      'refund',
      'partial_refund',
      'chargeback',
      'partial_chargeback',
    ])
  })
})
