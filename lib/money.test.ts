import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatRupiah, multiplyRounded, rupiah } from './money'

test.each([
  [0n, 'Rp\u00a00'],
  [999n, 'Rp\u00a0999'],
  [1_250_000n, 'Rp\u00a01.250.000'],
  [-49_000n, '-Rp\u00a049.000'],
])('%s is written %s', (amount, text) => {
  expect(formatRupiah(amount)).toBe(text)
})

test('rounds half up, away from zero on both sides', () => {
  expect(multiplyRounded(5n, 1n, 2n)).toBe(3n)
  expect(multiplyRounded(-5n, 1n, 2n)).toBe(-3n)
  expect(multiplyRounded(4n, 1n, 3n)).toBe(1n)
})

test('rounding never moves an amount by more than half a rupiah', () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 10n ** 15n), fc.bigInt(1n, 10_000n), fc.bigInt(1n, 10_000n), (amount, n, d) => {
      const difference = multiplyRounded(amount, n, d) * d - amount * n
      expect((difference < 0n ? -difference : difference) * 2n <= d).toBe(true)
    }),
  )
})

test('a fraction of a rupiah is refused', () => {
  expect(() => rupiah(0.5)).toThrow(RangeError)
})
