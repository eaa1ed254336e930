import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { randomCode } from '@/lib/ids'
import { readTyped } from './typed-code'
import { spacedCode } from './verification-code'

const APP = 'https://izinku.example'
const CODE = 'ABCDEFGHJKMNPQRSTUVW'
const JWS = `${'a'.repeat(40)}.${'b'.repeat(120)}.${'c'.repeat(86)}`

describe('what somebody typed, pasted or scanned', () => {
  test.each([
    ['a code', CODE, { kind: 'code', code: CODE }],
    ['a code as on paper', ' abcde-fghjk-mnpqr-stuvw ', { kind: 'code', code: CODE }],
    ['our address', `${APP}/verify/${CODE}`, { kind: 'code', code: CODE }],
    ['our address, signed', `${APP}/verify/${CODE}#${JWS}`, { kind: 'code', code: CODE, jws: JWS }],
    ['our address without its scheme', `izinku.example/verify/${CODE}`, { kind: 'code', code: CODE }],
    ['our form’s address', `${APP}/verify?code=${CODE}`, { kind: 'code', code: CODE }],
    ['a signature', JWS, { kind: 'signed', jws: JWS }],
    ['another page of ours', `${APP}/pricing`, { kind: 'malformed' }],
    ['another platform', 'https://oss.go.id/validasi/8120', { kind: 'foreign', host: 'oss.go.id' }],
    ['another platform in short', 'oss.go.id/validasi', { kind: 'foreign', host: 'oss.go.id' }],
    ['another platform by its name', 'oss.go.id', { kind: 'foreign', host: 'oss.go.id' }],
    [
      'a look-alike',
      `https://izinku.example.evil.id/verify/${CODE}`,
      { kind: 'foreign', host: 'izinku.example.evil.id' },
    ],
    [
      'another port',
      `https://izinku.example:8443/verify/${CODE}`,
      { kind: 'foreign', host: 'izinku.example:8443' },
    ],
    [
      'a name in front of the host',
      `https://izinku.example@evil.id/verify/${CODE}`,
      { kind: 'foreign', host: 'evil.id' },
    ],
    [
      'a letter that only looks like one',
      `https://іzinku.example/verify/${CODE}`,
      { kind: 'foreign', host: 'xn--zinku-m2e.example' },
    ],
    ['a script', 'javascript:alert(1)', { kind: 'malformed' }],
    ['a file', 'file:///etc/passwd', { kind: 'malformed' }],
    ['a payment code', '00020101021126610014COM.GO-JEK.WWW', { kind: 'malformed' }],
    ['nothing', '', { kind: 'malformed' }],
    ['far too much', 'A'.repeat(5000), { kind: 'malformed' }],
  ])('%s', (_, text, expected) => {
    expect(readTyped(text, APP)).toEqual(expected)
  })

  test('our codes are read however they are written, and nothing makes it fail', () => {
    const code = fc.constantFrom(...Array.from({ length: 10 }, () => randomCode(20)))
    fc.assert(
      fc.property(code, fc.boolean(), (each, spaced) => {
        const typed = spaced ? spacedCode(each).toLowerCase() : each
        expect(readTyped(typed, APP)).toEqual({ kind: 'code', code: each })
      }),
    )
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        const typed = readTyped(text, APP)
        if (typed.kind === 'foreign') expect(typed.host).not.toBe('izinku.example')
      }),
    )
  })
})
