import { describe, expect, test } from 'vitest'
import { isSameOrigin, safePath } from './same-origin'

const HOST = { host: 'izinku.test:3000' }

describe('isSameOrigin', () => {
  test.each<[string, Record<string, string>, boolean]>([
    ['own origin', { ...HOST, origin: 'http://izinku.test:3000' }, true],
    [
      'own origin behind a proxy',
      { host: '10.0.0.1', 'x-forwarded-host': 'izinku.id', origin: 'https://izinku.id' },
      true,
    ],
    ['another port', { ...HOST, origin: 'http://izinku.test:4010' }, false],
    ['another site', { ...HOST, origin: 'https://example.com' }, false],
    ['an opaque origin', { ...HOST, origin: 'null' }, false],
    ['no origin', HOST, false],
    [
      'cross-site by the browser’s word',
      { ...HOST, origin: 'http://izinku.test:3000', 'sec-fetch-site': 'cross-site' },
      false,
    ],
  ])('%s', (_, headers, expected) => {
    expect(isSameOrigin(new Headers(headers))).toBe(expected)
  })
})

describe('safePath', () => {
  test.each<[string | null, string]>([
    ['/pricing?plan=a', '/pricing?plan=a'],
    ['http://izinku.test:3000/app/x?y=1#z', '/app/x?y=1'],
    ['https://example.com/pricing', '/'],
    ['//example.com', '/'],
    ['/\\example.com', '/'],
    ['http://izinku.test:3000//example.com', '/example.com'],
    ['javascript:alert(1)', '/'],
    ['', '/'],
    [null, '/'],
  ])('%s leads to %s', (target, expected) => {
    expect(safePath(target, new Headers(HOST))).toBe(expected)
  })
})
