import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { fieldErrorsOf, issueKey, izinkuErrorMap, translateIssue } from './validation'

function keyOf(schema: z.ZodType, input: unknown): string | undefined {
  const parsed = schema.safeParse(input, { error: izinkuErrorMap })
  return parsed.error?.issues[0]?.message
}

describe('izinkuErrorMap', () => {
  test.each<[string, z.ZodType, unknown, string]>([
    ['missing', z.string(), undefined, 'required'],
    ['null', z.string(), null, 'required'],
    ['empty text', z.string().min(1), '', 'required'],
    ['empty e-mail', z.email(), '', 'required'],
    ['empty with a longer minimum', z.string().min(10), '', 'required'],
    ['too short', z.string().min(3), 'ab', 'tooShort?min=3'],
    ['too long', z.string().max(2), 'abc', 'tooLong?max=2'],
    ['length too small', z.string().length(16), '1', 'exactLength?length=16'],
    ['length too big', z.string().length(2), '123', 'exactLength?length=2'],
    ['e-mail', z.email(), 'sari@', 'email'],
    ['web address', z.url(), 'izinku', 'url'],
    ['day', z.iso.date(), '2026-02-30', 'date'],
    ['pattern', z.string().regex(/^\d+$/), 'x', 'format'],
    ['phone', z.e164(), '0812', 'phone'],
    ['text for a number', z.number(), 'x', 'number'],
    ['fraction for a whole number', z.int(), 1.5, 'wholeNumber'],
    ['too low', z.number().min(5), 4, 'tooLow?min=5'],
    ['not positive', z.bigint().positive(), 0n, 'moreThan?min=0'],
    ['too high', z.bigint().max(10n), 11n, 'tooHigh?max=10'],
    ['multiple', z.number().multipleOf(500), 501, 'multipleOf?divisor=500'],
    ['consent', z.literal(true), false, 'mustAgree'],
    ['not among the choices', z.enum(['a', 'b']), 'c', 'choose'],
    ['nothing chosen', z.array(z.string()).min(1), [], 'chooseOne'],
    ['too few', z.array(z.string()).min(2), ['a'], 'tooFew?min=2'],
    ['too many', z.array(z.string()).max(1), ['a', 'b'], 'tooMany?max=1'],
    ['own message wins', z.string().regex(/^\d{16}$/, 'nik'), '12', 'nik'],
    ['anything else', z.string().refine(() => false), 'x', 'invalid'],
  ])('%s', (_, schema, input, expected) => {
    expect(keyOf(schema, input)).toBe(expected)
  })
})

test('fieldErrorsOf keeps the first error of each field by its dotted path', () => {
  const schema = z.object({
    name: z.string().min(3).regex(/^a/),
    place: z.object({ code: z.string() }),
    rows: z.array(z.email()),
  })
  const parsed = schema.safeParse({ name: 'bc', place: {}, rows: ['x'] }, { error: izinkuErrorMap })
  expect(parsed.error && fieldErrorsOf(parsed.error)).toEqual({
    name: 'tooShort?min=3',
    'place.code': 'required',
    'rows.0': 'email',
  })
})

test('translateIssue hands parameters on, numbers as numbers, and falls back for unknown keys', () => {
  const t = Object.assign((key: string, values?: object) => `${key} ${JSON.stringify(values ?? {})}`, {
    has: (key: string) => key !== 'unknown',
  })
  expect(translateIssue(t, issueKey('tooShort', { min: 3 }))).toBe('tooShort {"min":3}')
  expect(translateIssue(t, issueKey('wrongType', { name: 'a&b=c.pdf' }))).toBe(
    'wrongType {"name":"a&b=c.pdf"}',
  )
  expect(translateIssue(t, 'unknown?x=1')).toBe('invalid {}')
})
