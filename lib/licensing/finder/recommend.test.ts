import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LicenseDefinition } from '../definitions/definition'
import { type BusinessProfile, exactSales } from './profile'
import { judge } from './recommend'
import {
  CRISPS,
  DEFAULT_TYPES,
  madeType,
  NOTHING_KNOWN,
  profileWith,
  STALL,
  TAILOR,
  WATER,
  WINE,
} from './testing-types'

const judged = (code: string, changes: Partial<BusinessProfile>) => {
  const type = DEFAULT_TYPES.find((one) => one.code === code)
  if (!type) throw new Error(code)
  return judge(type, profileWith(changes))
}
const fits = (changes: Partial<BusinessProfile>) =>
  Object.fromEntries(DEFAULT_TYPES.map(({ code }) => [code, judged(code, changes).fit]))

describe('a licence for a business', () => {
  it.each<[string, Partial<BusinessProfile>, Record<string, string>]>([
    [
      'crisps made at home',
      {},
      { spp_irt: 'required', halal_self_declared: 'required', merek: 'suggested', nib: 'ineligible' },
    ],
    ['a food stall', { activities: [STALL] }, { spp_irt: 'ineligible', halal_self_declared: 'required' }],
    [
      'a tailor',
      { activities: [TAILOR] },
      { spp_irt: 'ineligible', halal_self_declared: 'ineligible', merek: 'suggested' },
    ],
    ['a business without NIB', { has_nib: false }, { nib: 'required', spp_irt: 'required' }],
    ['bottled water', { activities: [WATER] }, { spp_irt: 'ineligible' }],
    ['wine', { activities: [WINE] }, { spp_irt: 'ineligible', halal_self_declared: 'ineligible' }],
    ['a medium business', { scale: 'medium' }, { spp_irt: 'ineligible', merek: 'suggested' }],
    ['an unknown size', { scale: null }, { spp_irt: 'maybe', merek: 'suggested' }],
    ['an unknown activity', { activities: [] }, { spp_irt: 'maybe', halal_self_declared: 'maybe' }],
    ['nobody knows about the NIB', { has_nib: null }, { nib: 'maybe', spp_irt: 'required' }],
  ])('%s', (_, changes, expected) => {
    expect(fits(changes)).toMatchObject(expected)
  })

  it('counts sales of exactly the limit as within it, and asks where a range crosses it', () => {
    const sales = (yearly_sales: BusinessProfile['yearly_sales']) =>
      judged('halal_self_declared', { yearly_sales })
    expect(sales(exactSales(500_000_000n)).fit).toBe('required')
    expect(sales(exactSales(500_000_001n)).blockers).toEqual(['sales'])
    expect(sales({ from: 1n, to: 500_000_000n }).fit).toBe('required')
    expect(sales({ from: 1n, to: 2_000_000_000n }).unknown).toEqual(['sales'])
    expect(sales({ from: 50_000_000_001n, to: null }).blockers).toEqual(['sales'])
    expect(sales(null).unknown).toEqual(['sales'])
  })

  it('says that the NIB comes first instead of refusing', () => {
    expect(judged('spp_irt', { has_nib: false })).toMatchObject({ fit: 'required', after_nib: true })
    expect(judged('spp_irt', { has_nib: true })).toMatchObject({ fit: 'required', after_nib: false })
  })

  it('names the activities it is about', () => {
    expect(judged('spp_irt', { activities: [TAILOR, CRISPS] }).because_of).toEqual([CRISPS])
    expect(judged('merek', { activities: [TAILOR, CRISPS] }).because_of).toEqual([])
  })

  it.each([
    ['32.73', '32.73.01.1001', 'suggested', []],
    ['32', '32.73', 'suggested', []],
    ['32.73', '32', 'maybe', ['region']],
    ['32.73', '32.74', 'ineligible', []],
    ['32.73', '31', 'ineligible', []],
    ['32.7', null, 'maybe', ['region']],
  ])('in %s, for a place in %s', (region, place_code, fit, unknown) => {
    const type = madeType('local', { eligibility: { regions: [region === '32.7' ? '32.73' : region] } })
    expect(judge(type, profileWith({ place_code }))).toMatchObject({ fit, unknown })
  })

  it('never guesses the risk', () => {
    const type = madeType('risky', { eligibility: { risks: ['high'] } })
    expect(judge(type, profileWith({ activities: [WATER] }))).toMatchObject({
      fit: 'maybe',
      unknown: ['risk'],
    })
    expect(judge(type, profileWith({ activities: [WATER, WINE] })).fit).toBe('suggested')
    expect(judge(type, profileWith({ activities: [CRISPS] })).blockers).toEqual(['risk'])
  })

  it('asks again for an activity of a KBLI that its rules do not speak of', () => {
    const type = madeType('new', {
      eligibility: { kbli: [{ version: '2025', prefixes: ['107'], except: [] }] },
    })
    const old = { ...CRISPS, version: '2020' }
    expect(judge(type, profileWith({ activities: [old] }))).toMatchObject({
      fit: 'maybe',
      unknown: ['activity'],
    })
  })
})

type Kbli = LicenseDefinition['eligibility']['kbli']

const scales = fc.constantFrom('micro', 'small', 'medium', 'large')
const risks = fc.constantFrom('low', 'medium_low', 'medium_high', 'high')
const kinds = fc.constantFrom('individual', 'pt', 'cv')
const places = fc.constantFrom('32.73.01.1001', '32.74.02.2001', '31.71.01.1001')
const types = fc
  .record({
    scales: fc.subarray(['micro', 'small', 'medium', 'large'] as const),
    entity_kinds: fc.subarray(['individual', 'pt', 'cv'] as const),
    risks: fc.subarray(['low', 'medium_low', 'medium_high', 'high'] as const),
    regions: fc.subarray(['32', '32.73', '31']),
    has_nib: fc.constantFrom(true, false, null),
    max_yearly_sales_amount: fc.option(fc.constantFrom(500_000_000, 2_000_000_000)),
    kbli: fc.constantFrom<Kbli[]>([], [{ version: '2025', prefixes: ['10', '56'], except: ['1011'] }]),
  })
  .map((eligibility) => madeType('any', { eligibility }))
const facts = fc.record({
  activities: fc.array(
    fc.record({
      version: fc.constant('2025'),
      code: fc.constantFrom('10794', '56102', '14120'),
      title: fc.constant('x'),
      risk: risks as fc.Arbitrary<'low' | 'medium_low' | 'medium_high' | 'high'>,
    }),
    { minLength: 1, maxLength: 3 },
  ),
  place_code: places,
  scale: scales as fc.Arbitrary<'micro' | 'small' | 'medium' | 'large'>,
  entity_kind: kinds as fc.Arbitrary<'individual' | 'pt' | 'cv'>,
  sales: fc.bigInt({ min: 0n, max: 60_000_000_000n }),
  has_nib: fc.boolean(),
})

describe('facts told one by one', () => {
  it('never turn yes into no or no into yes, and all of them leave no maybe', () => {
    const hidden = fc.subarray([
      'activities',
      'place_code',
      'scale',
      'entity_kind',
      'yearly_sales',
      'has_nib',
    ] as const)
    fc.assert(
      fc.property(types, facts, hidden, fc.nat(4), (type, { sales, ...rest }, keys, blur) => {
        const known: BusinessProfile = { ...rest, yearly_sales: exactSales(sales), holdings: [] }
        const told = judge(type, known)
        expect(told.fit).not.toBe('maybe')
        const vague = Object.assign({ ...known }, ...keys.map((key) => ({ [key]: NOTHING_KNOWN[key] })))
        // A place may also be known in part, a risk for some activities only, sales as a range.
        if (vague.place_code !== null && blur === 1) vague.place_code = known.place_code?.slice(0, 2)
        if (blur === 2) vague.activities = vague.activities.map((one: object) => ({ ...one, risk: null }))
        if (blur === 3 && vague.yearly_sales !== null)
          vague.yearly_sales = { from: sales / 2n, to: sales * 2n }
        const before = judge(type, vague)
        if (before.fit !== 'maybe') expect(told.fit).toBe(before.fit)
        expect(before.unknown.length > 0).toBe(before.fit === 'maybe')
        expect(before.blockers.length > 0).toBe(before.fit === 'ineligible')
      }),
      { numRuns: 500 },
    )
  })
})
