import { describe, expect, it } from 'vitest'
import { checkHref, readCheckQuery } from './search'

describe('the address of a check', () => {
  it.each([
    [{}, { text: '', kbli: '', province: '', size: 'upto500', has_nib: false }],
    [
      { q: ' keripik ', kbli: '10794', province: '32', size: 'small', nib: '1' },
      { text: 'keripik', kbli: '10794', province: '32', size: 'small', has_nib: true },
    ],
    [
      { q: ['a', 'b'], kbli: "1'", province: '3', size: 'toString', nib: 'yes' },
      { text: '', kbli: '', province: '', size: 'upto500', has_nib: false },
    ],
  ])('%o', (query, expected) => {
    expect(readCheckQuery(query)).toEqual(expected)
  })

  it('leads to the same question', () => {
    const query = readCheckQuery({ q: 'es & teh', province: '73', size: 'micro', nib: '1' })
    const asked = Object.fromEntries(new URL(checkHref(query, { kbli: '56304' }), 'http://x').searchParams)
    expect(readCheckQuery(asked)).toEqual({ ...query, kbli: '56304' })
  })
})
