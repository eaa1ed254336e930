import { expect, test } from 'vitest'
import { izinkuErrorMap } from '@/lib/validation'
import { isCommonPassword, newPasswordSchema } from './password'

const problem = (password: string) => {
  const parsed = newPasswordSchema.safeParse(password, { error: izinkuErrorMap })
  return parsed.success ? undefined : parsed.error.issues[0]?.message
}

test.each([
  ['', 'required'],
  ['pendek', 'tooShort?min=10'],
  ['a'.repeat(129), 'tooLong?max=128'],
  ['1234567890', 'commonPassword'],
  ['Password123', 'commonPassword'],
  ['Indonesia45', 'commonPassword'],
  ['aaaaaaaaaaaa', 'commonPassword'],
  ['abcabcabcabc', 'commonPassword'],
  ['kucingkucing', undefined],
  ['3456789012345', 'commonPassword'],
  ['abcdefghijklm', 'commonPassword'],
  ['zyxwvutsrqpo', 'commonPassword'],
  ['empat ekor kucing', undefined],
  ['Izinku-demo-2026', undefined],
  ['  spasi di tepi  ', undefined],
])('%s', (password, expected) => {
  expect(problem(password)).toBe(expected)
})

test('a long password of the list is common in any case', () => {
  expect(isCommonPassword('BISMILLAH123')).toBe(true)
})
