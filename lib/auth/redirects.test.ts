import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { safeNext, signInPath } from './redirects'

describe('where sign-in leads back to', () => {
  test.each([
    '/app/warung-bu-sari',
    '/app/warung/applications?status=draft&page=2',
    '/admin/applications/018f#history',
    '/invite/abc',
    '/verification-codes',
  ])('%s is a page of ours', (path) => {
    expect(safeNext(path)).toBe(path)
  })

  test.each([
    undefined,
    null,
    '',
    'app',
    'https://evil.example/',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/%09/../..//evil.example\n',
    'javascript:alert(1)',
    '/sign-in',
    '/sign-in?next=/app',
    '/sign-out',
    '/api/documents/1',
    '/preferences',
    ['/app', '/admin'],
    `/${'a'.repeat(600)}`,
  ])('%j is none', (next) => {
    expect(safeNext(next as string)).toBeUndefined()
  })

  test('dots cannot climb to another host', () => {
    expect(safeNext('/x/..//evil.example')).toBeUndefined()
    expect(safeNext('/app/../admin')).toBe('/admin')
  })

  test('whatever is accepted stays on this site, as a browser resolves it', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      ':',
      '@',
      '?',
      '#',
      '%2f',
      '%5c',
      '\t',
      'evil.example',
      'http',
      'a',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const path = safeNext(`/${pieces.join('')}`)
        if (path === undefined) return
        expect(new URL(path, 'https://izinku.example').origin).toBe('https://izinku.example')
      }),
      { numRuns: 2000 },
    )
  })

  test('sign-in remembers it', () => {
    expect(signInPath('/app/a?b=c')).toBe('/sign-in?next=%2Fapp%2Fa%3Fb%3Dc')
    expect(signInPath()).toBe('/sign-in')
  })
})
