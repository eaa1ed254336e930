import { expect, test } from 'vitest'
import { decrypt, encrypt, newToken, sha256 } from './crypto'

const key = 'a'.repeat(64)

test('what was encrypted comes back, and never looks the same twice', () => {
  const sealed = encrypt('3273010101900001', key)
  expect(sealed).not.toContain('3273')
  expect(decrypt(sealed, key)).toBe('3273010101900001')
  expect(encrypt('3273010101900001', key)).not.toBe(sealed)
})

test('an altered text and another key are refused', () => {
  const sealed = encrypt('rahasia', key)
  const parts = sealed.split('.')
  const altered = [...parts.slice(0, 3), Buffer.from('lainnya').toString('base64url')].join('.')
  expect(() => decrypt(altered, key)).toThrow()
  expect(() => decrypt(sealed, 'b'.repeat(64))).toThrow()
  expect(() => decrypt('rahasia', key)).toThrow()
})

test('tokens differ and are kept as a hash', () => {
  const token = newToken()
  expect(token).toHaveLength(32)
  expect(newToken()).not.toBe(token)
  expect(sha256(token)).toMatch(/^[0-9a-f]{64}$/)
})
