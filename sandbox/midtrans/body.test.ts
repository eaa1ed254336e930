import { describe, expect, test } from 'vitest'
import { gmt7, signature, wireAmount } from './body'

describe('the wire format', () => {
  test('the signature of a published notification verifies', () => {
    expect(
      signature('order-id-node-1541395013', '200', '200000.00', 'SB-Mid-server-GwUP_WGbJPXsDzsNEBRs8IYA'),
    ).toBe(
      'd302bfcb2db008f17343e4c3b56cb20a0b22d0951ede6a7cdbfcd31f4a5d0d89d0a5230c333dd2fc5803cfbe8567ad146fb3c574d4050a87b4d81661e5d870de',
    )
  })

  test('times are GMT+7 without an offset, across midnight and year', () => {
    expect(gmt7('2026-12-31T17:30:05.999Z')).toBe('2027-01-01 00:30:05')
  })

  test('amounts have two decimals', () => {
    expect(wireAmount(1_250_000)).toBe('1250000.00')
  })
})
