import fc from 'fast-check'
import { expect, test } from 'vitest'
import { smaller } from '@/lib/money'
import { priceInvoice } from '../invoices/amounts'
import { discountOf } from './discount'
import { basisPoints } from './schema'

const sums = fc.bigInt({ min: 0n, max: 10_000_000_000n })
const percents = fc.integer({ min: 1, max: 10_000 })
const RULES = { is_pkp: true, rate_bp: 1200, base_numerator: 11, base_denominator: 12 }

test.each([
  [1000, 49_000n, 4_900n],
  [1250, 49_000n, 6_125n],
  // 12,5 % of 4 is 0,5: half a rupiah is rounded up.
  [1250, 4n, 1n],
  [1249, 4n, 0n],
  [10_000, 49_001n, 49_001n],
])('%d basis points of %d are %d', (percent_bp, subtotal, taken) =>
  expect(discountOf({ percent_bp, amount: null }, subtotal)).toBe(taken),
)

test('a part is never less than nothing, never more than the sum, and right to half a rupiah', () =>
  fc.assert(
    fc.property(sums, percents, (subtotal, percent_bp) => {
      const taken = discountOf({ percent_bp, amount: null }, subtotal)
      const exact = subtotal * BigInt(percent_bp)
      const off = taken * 10_000n - exact
      return taken >= 0n && taken <= subtotal && off > -5_000n && off <= 5_000n
    }),
  ))

test('an amount is taken whole, or as much as there is', () =>
  fc.assert(
    fc.property(sums, fc.bigInt({ min: 1n, max: 10_000_000_000n }), (subtotal, amount) => {
      const taken = discountOf({ percent_bp: null, amount }, subtotal)
      return taken === smaller(amount, subtotal)
    }),
  ))

test('a larger part never takes less, and a larger sum never has less taken', () =>
  fc.assert(
    fc.property(sums, sums, percents, percents, (a, b, p, q) => {
      const of = (percent_bp: number, subtotal: bigint) => discountOf({ percent_bp, amount: null }, subtotal)
      const [low, high] = a < b ? [a, b] : [b, a]
      return of(Math.min(p, q), a) <= of(Math.max(p, q), a) && of(p, low) <= of(p, high)
    }),
  ))

test('nothing is taken from what gives money back', () => {
  expect(discountOf({ percent_bp: 5_000, amount: null }, -100n)).toBe(0n)
  expect(discountOf({ percent_bp: null, amount: 100n }, 0n)).toBe(0n)
})

test('an invoice takes exactly what the coupon says, and PPN is of the rest', () =>
  fc.assert(
    fc.property(sums, percents, (unit_amount, percent_bp) => {
      const taken = discountOf({ percent_bp, amount: null }, unit_amount)
      const priced = priceInvoice([{ quantity: 1, unit_amount }], taken, RULES)
      return priced.discount === taken && priced.total === unit_amount - taken + priced.tax
    }),
  ))

test.each([
  ['12,5', 1250],
  ['12.5', 1250],
  ['0,01', 1],
  ['100', 10_000],
  ['33,33', 3333],
  ['', 0],
])('%s percent are %d basis points', (text, bp) => expect(basisPoints(text)).toBe(bp))
