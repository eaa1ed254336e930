import { describe, expect, it } from 'vitest'
import { readDefaultLicenseTypes } from '@/db/seed/defaults/license-types'
import { mayBeSlow } from './patterns'

describe('a pattern that may never end', () => {
  it.each(['(a+)+', '(a*)*b', '([a-z]+)*$', '(x+x+)+y', '((a+)b?)+', '(a{2,})+', '(a|b+)*', '(?:\\d+)+'])(
    'is %s',
    (pattern) => {
      expect(mayBeSlow(pattern)).toBe(true)
    },
  )

  it.each([
    '[0-9]{15}',
    'a+b+c*',
    '(ab)+',
    '\\(a+\\)+',
    '[(+)*]+',
    '(\\+62|62|0)8[0-9 \\-]{7,15}',
    'ID[0-9]{17}',
    '(a{2,5}-){1,3}',
  ])('is not %s', (pattern) => {
    expect(mayBeSlow(pattern)).toBe(false)
  })

  it('stands in no default licence type', () => {
    const fields = readDefaultLicenseTypes().flatMap(({ definition }) =>
      definition.sections.flatMap((section) => section.fields),
    )
    const patterns = fields.flatMap((field) =>
      field.type === 'text' && field.pattern ? [field.pattern] : [],
    )
    expect(patterns.filter(mayBeSlow)).toEqual([])
  })
})
