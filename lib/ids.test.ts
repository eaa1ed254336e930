import { expect, test } from 'vitest'
import { isId, newId, randomCode } from './ids'

test('ids are uuid v7 and sort by time', () => {
  const earlier = newId(1_700_000_000_000)
  const later = newId(1_700_000_000_001)
  expect(earlier[14]).toBe('7')
  expect(isId(earlier)).toBe(true)
  expect(earlier < later).toBe(true)
  expect(earlier.replaceAll('-', '').slice(0, 12)).toBe((1_700_000_000_000).toString(16).padStart(12, '0'))
})

test('what is not an id is not taken for one', () => {
  for (const forged of ['', '1', "' or 1=1 --", '../../etc/passwd', `${newId()}x`, newId().toUpperCase()]) {
    expect(isId(forged)).toBe(false)
  }
})

test('codes are of the wanted length, without look-alikes, and differ', () => {
  const codes = Array.from({ length: 500 }, () => randomCode(20))
  for (const code of codes) expect(code).toMatch(/^[2-9A-HJKMNP-Z]{20}$/)
  expect(new Set(codes).size).toBe(500)
})
