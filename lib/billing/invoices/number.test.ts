import { expect, test } from 'vitest'
import { numberFromPath, numberToPath } from './number'

test('a number has one spelling in addresses', () => {
  expect(numberToPath('INV/2026/11/000123')).toBe('INV-2026-11-000123')
})

test.each([
  ['INV-2026-11-000123', 'INV/2026/11/000123'],
  ['inv-2026-11-000123', 'INV/2026/11/000123'],
  ['INV%2F2026%2F11%2F000123', 'INV/2026/11/000123'],
  ['INV/2026/11/1000000', 'INV/2026/11/1000000'],
  ['INV-2026-11-12', undefined],
  ['../secret', undefined],
  ['%E0%A4%A', undefined],
])('%s names %s', (path, number) => {
  expect(numberFromPath(path)).toBe(number)
})
