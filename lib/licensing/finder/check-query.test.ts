import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ENTITY_KINDS } from '../definitions/definition'
import {
  type CheckQuery,
  checkHref,
  parseCheckQuery,
  readAmount,
  readCheckQuery,
  SIZE_BANDS,
  type SizeBand,
  sizesOf,
  writeCheckQuery,
} from './check-query'

const EMPTY: CheckQuery = {
  text: '',
  codes: [],
  place: '',
  size: '',
  sales: '',
  capital: '',
  people: '',
  entity_kind: '',
  has_nib: null,
  held: [],
}

describe('the address of a check', () => {
  it.each([
    [{}, {}],
    [
      { q: ' keripik  singkong ,es teh', a: '10794-56102', at: '32.73', size: 'small', nib: '1', kind: 'cv' },
      {
        text: 'keripik singkong, es teh',
        codes: ['10794', '56102'],
        place: '32.73',
        size: 'small',
        has_nib: true,
        entity_kind: 'cv',
      },
    ],
    // A link of the first days.
    [
      { q: 'keripik', kbli: '10794', province: '32', size: 'upto500', nib: '1' },
      { text: 'keripik', codes: ['10794'], place: '32', size: 'upto500', has_nib: true },
    ],
    // A form repeats its boxes and lists; a changed province leaves the old regency behind.
    [
      { q: '', a: ['10794', '56102'], at: ['31', '32.73', ''], has: ['spp_irt', 'merek'], size: '', nib: '' },
      { codes: ['10794', '56102'], place: '31', held: ['merek', 'spp_irt'] },
    ],
    [{ at: ['32', '32.73', '32.73.01'] }, { place: '32.73.01' }],
    [
      { sales: 'Rp 180.000.000', capital: '25 juta', people: '3', size: 'large' },
      { sales: '180000000', capital: '25000000', people: '3' },
    ],
    // Nonsense counts as not said, beside it what is understood.
    [
      {
        q: '<script>alert(1)</script>',
        a: "10794'--drop-1-99999",
        at: '../../etc',
        size: 'toString',
        kind: '__proto__',
        nib: 'yes',
        has: 'spp_irt-SPP-constructor',
        people: '-1',
        sales: '1e99',
      },
      { text: 'script alert(1) /script', codes: ['99999'], held: ['constructor', 'spp_irt'] },
    ],
    [{ a: Array.from({ length: 90 }, (_, index) => String(10_000 + index)) }, { codes: five(10_000) }],
  ])('%j', (parameters, expected) => {
    expect(readCheckQuery(parameters as Record<string, string | string[]>)).toEqual({ ...EMPTY, ...expected })
  })

  it('is short', () => {
    const query = {
      ...EMPTY,
      codes: ['10794', '56102'],
      place: '32.73',
      has_nib: false,
      size: 'micro' as const,
    }
    expect(checkHref(query)).toBe('/check?a=10794-56102&at=32.73&size=micro&nib=0')
    expect(checkHref(EMPTY)).toBe('/check')
  })

  it('says what it was made from', () => {
    const digits = (top: bigint) => fc.option(fc.bigInt({ min: 1n, max: top }).map(String), { nil: '' })
    const queries = fc
      .record({
        text: fc.constantFrom('', 'keripik', 'es teh, jahit & sulam', "ta'jil, kopi-susu (botol)"),
        codes: fc.uniqueArray(fc.stringMatching(/^\d{5}$/), { maxLength: 5 }),
        place: fc.constantFrom('', '32', '32.73', '32.73.01', '32.73.01.1001'),
        size: fc.constantFrom('' as const, ...(Object.keys(SIZE_BANDS) as SizeBand[])),
        sales: digits(999_999_999_999_999n),
        capital: digits(999_999_999_999_999n),
        people: digits(999_999n),
        entity_kind: fc.constantFrom('' as const, ...ENTITY_KINDS),
        has_nib: fc.constantFrom(true, false, null),
        held: fc
          .uniqueArray(fc.stringMatching(/^[a-z][a-z0-9_]{0,20}$/), { maxLength: 4 })
          .map((held) => held.sort()),
      })
      // A figure makes the range beside it superfluous.
      .map((query) => (query.sales === '' ? query : { ...query, size: '' as const }))
    fc.assert(
      fc.property(queries, (query) => {
        expect(parseCheckQuery(writeCheckQuery(query))).toEqual(query)
      }),
    )
  })

  it('settles after one reading, whatever it held: a page that redirects to it does so once', () => {
    const keys = fc.constantFrom(
      'q',
      'a',
      'kbli',
      'at',
      'province',
      'size',
      'sales',
      'capital',
      'people',
      'has',
    )
    const values = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.string({ unit: fc.constantFrom('串', 'é', 'a', ','), maxLength: 300 }),
      fc.string({ unit: fc.constantFrom('a', 'b', '_', '-'), maxLength: 900 }),
      fc.stringMatching(/^[\d.,-]{0,20}$/),
    )
    fc.assert(
      fc.property(fc.dictionary(keys, fc.oneof(values, fc.array(values, { maxLength: 4 }))), (parameters) => {
        const once = writeCheckQuery(readCheckQuery(parameters))
        expect(writeCheckQuery(parseCheckQuery(once))).toBe(once)
        expect(once.length).toBeLessThan(1000)
      }),
      { numRuns: 1000 },
    )
  })
})

function five(first: number): string[] {
  return [0, 1, 2, 3, 4].map((offset) => String(first + offset))
}

describe('amounts as people write them', () => {
  it.each([
    ['180000000', '180000000'],
    ['Rp 180.000.000', '180000000'],
    ['rp180.000.000,00', '180000000'],
    ['180,000,000', '180000000'],
    ['180 juta', '180000000'],
    ['1,5 miliar', '1500000000'],
    ['2.5 million', '2500000'],
    ['500 rb', '500000'],
    ['0', '0'],
    ['', ''],
    ['banyak', ''],
    ['12 kodi', ''],
    ['1.5', ''],
    ['-5', ''],
    ['9'.repeat(20), ''],
  ])('%s', (typed, digits) => {
    expect(readAmount(typed)).toBe(digits)
  })
})

describe('the scale that follows', () => {
  const said = (changes: Partial<CheckQuery>) => sizesOf({ ...EMPTY, ...changes })
  it.each([
    [{}, null, null],
    [{ size: 'upto500' as const }, 'micro', { from: 1n, to: 500_000_000n }],
    [{ size: 'large' as const }, 'large', { from: 50_000_000_001n, to: null }],
    [{ sales: '3000000000' }, 'small', { from: 3_000_000_000n, to: 3_000_000_000n }],
    // Sales decide once there are any; before that, the capital.
    [{ sales: '3000000000', capital: '20000000000' }, 'small', { from: 3_000_000_000n, to: 3_000_000_000n }],
    [{ size: 'none' as const, capital: '6000000000' }, 'medium', { from: 0n, to: 0n }],
    [{ size: 'none' as const }, null, { from: 0n, to: 0n }],
    [{ capital: '900000000' }, 'micro', null],
  ])('%j', (changes, scale, yearly_sales) => {
    expect(said(changes)).toEqual({ scale, yearly_sales })
  })
})
