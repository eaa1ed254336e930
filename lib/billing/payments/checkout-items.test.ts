import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkoutItems, positiveItems } from './checkout-items'

const line = (position: number, unit_amount: bigint, quantity = 1) => ({
  position,
  description_id: `Baris ${position}`,
  quantity,
  unit_amount,
})

const sum = (items: { price: number; quantity: number }[]) =>
  items.reduce((total, { price, quantity }) => total + price * quantity, 0)

test('lines, discount and PPN, as the invoice has them', () => {
  const invoice = { number: 'INV/1', discount_amount: 10_000n, tax_amount: 9900n, due_amount: 99_900n }
  const items = checkoutItems(invoice, [line(1, 60_000n), line(2, 20_000n, 2)])
  expect(items.map(({ id, price, quantity }) => [id, price, quantity])).toEqual([
    ['1', 60_000, 1],
    ['2', 20_000, 2],
    ['diskon', -10_000, 1],
    ['ppn', 9900, 1],
  ])
})

test('lines that take off are kept where the provider knows them, else one line stands for all', () => {
  const invoice = { number: 'INV/1', discount_amount: 0n, tax_amount: 0n, due_amount: 70_000n }
  const items = checkoutItems(invoice, [line(1, 100_000n), line(2, -30_000n)])
  expect(items).toHaveLength(2)
  expect(positiveItems(items, 70_000)).toMatchObject([{ price: 70_000, quantity: 1 }])
})

test('whatever is due, the items add up to it', () => {
  const amount = fc.bigInt({ min: 0n, max: 10n ** 9n })
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.bigInt({ min: -(10n ** 6n), max: 10n ** 9n }), fc.integer({ min: 1, max: 9 }))),
      amount,
      amount,
      fc.bigInt({ min: 1n, max: 10n ** 10n }),
      (lines, discount_amount, tax_amount, due_amount) => {
        const invoice = { number: 'INV/1', discount_amount, tax_amount, due_amount }
        const items = checkoutItems(
          invoice,
          lines.map(([unit, quantity], index) => line(index, unit, quantity)),
        )
        expect(sum(items)).toBe(Number(due_amount))
        const positive = positiveItems(items, Number(due_amount))
        expect(sum(positive)).toBe(Number(due_amount))
        expect(positive.every(({ price }) => price > 0)).toBe(true)
      },
    ),
  )
})
