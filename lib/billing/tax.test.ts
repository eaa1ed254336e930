import fc from 'fast-check'
import { expect, test } from 'vitest'
import { taxOn } from './tax'

const rules = { is_pkp: true, rate_bp: 1200, base_numerator: 11, base_denominator: 12 }

test.each([
  [100_000n, 91_667n, 11_000n, 111_000n],
  [49_000n, 44_917n, 5_390n, 54_390n],
  [1n, 1n, 0n, 1n],
  [0n, 0n, 0n, 0n],
])('%s: base %s, PPN %s, total %s', (subtotal, base, tax, total) => {
  expect(taxOn(subtotal, rules)).toMatchObject({ tax_base: base, tax, total })
})

test('who is no PKP charges nothing', () => {
  expect(taxOn(100_000n, { ...rules, is_pkp: false })).toMatchObject({
    tax_base: 0n,
    tax: 0n,
    total: 100_000n,
    rate_bp: 0,
  })
})

test('12 % on 11/12 is 11 % of the price, to the rupiah, for every price', () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 10n ** 12n), (price) => {
      const { tax, total } = taxOn(price, rules)
      expect(tax).toBe((price * 11n + 50n) / 100n)
      expect(total).toBe(price + tax)
    }),
  )
})
