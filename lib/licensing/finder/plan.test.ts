import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comesAfter, inOrder } from './order'
import { elsewhereOnly, planLicenses, stillNeeded } from './plan'
import type { BusinessProfile, Holding, PublishedLicenseType } from './profile'
import {
  CRISPS,
  DEFAULT_TYPES,
  madeType,
  NOTHING_KNOWN,
  profileWith,
  STALL,
  TIMING,
  WATER,
  WINE,
} from './testing-types'

const plan = (changes: Partial<BusinessProfile> = {}, types = DEFAULT_TYPES) =>
  planLicenses(types, profileWith(changes), TIMING)
const codes = (items: { type: PublishedLicenseType }[]) => items.map((item) => item.type.code)
const license = (code: string, changes: Partial<Extract<Holding, { kind: 'license' }>> = {}): Holding => ({
  kind: 'license',
  code,
  id: code,
  number: '1',
  status: 'active',
  valid_until_on: null,
  is_renewing: false,
  ...changes,
})
const application = (code: string, status: 'drafted' | 'under_way'): Holding => ({
  kind: 'application',
  code,
  id: code,
  status,
})

describe('what a business needs, in order', () => {
  it('begins with the NIB, then what needs it, then what is wise', () => {
    expect(codes(stillNeeded(plan({ has_nib: false })))).toEqual([
      'nib',
      'spp_irt',
      'halal_self_declared',
      'merek',
    ])
    expect(codes(stillNeeded(plan({ has_nib: true })))).toEqual(['spp_irt', 'halal_self_declared', 'merek'])
  })

  it('names what comes first, as long as it is not there', () => {
    const waits = (changes: Partial<BusinessProfile>) =>
      Object.fromEntries(plan(changes).items.map((item) => [item.type.code, item.after]))
    expect(waits({ has_nib: false })).toMatchObject({ spp_irt: ['nib'], merek: [] })
    expect(waits({ has_nib: null })).toMatchObject({ spp_irt: ['nib'] })
    expect(waits({ has_nib: true })).toMatchObject({ spp_irt: [] })
  })

  it('counts working days from today, and from what comes first', () => {
    const days = Object.fromEntries(
      plan({ has_nib: false }).items.map((item) => [item.type.code, [item.working_days, item.ready_on]]),
    )
    // 23 November 2026 is a Monday; Christmas, a Friday, is off.
    expect(days.nib).toEqual([6, '2026-12-01'])
    expect(days.spp_irt).toEqual([22, '2027-01-01'])
    expect(plan({ has_nib: true }).items.find((item) => item.type.code === 'spp_irt')?.ready_on).toBe(
      '2026-12-23',
    )
  })

  it('says where holidays are not known yet', () => {
    const missing = Object.fromEntries(
      plan({ has_nib: false }).items.map((item) => [item.type.code, item.missing_years]),
    )
    expect(missing).toMatchObject({ nib: [], spp_irt: [2027], merek: [2027] })
  })

  it('takes no time for a stage that always leaves itself out', () => {
    const [type] = DEFAULT_TYPES.filter((one) => one.code === 'merek')
    if (!type) throw new Error('merek')
    const stages = type.definition.stages.map((stage, index) =>
      index === 2 ? { ...stage, skip: { when: null, automatic: true } } : stage,
    )
    const short = { ...type, definition: { ...type.definition, stages } }
    const [long, shorter] = [type, short].map((one) => plan({}, [one]).items[0]?.working_days ?? 0)
    expect(Number(long) - Number(shorter)).toBe(type.definition.stages[2]?.working_days)
  })

  it('tells what is offered elsewhere only', () => {
    const local = madeType('local', {
      eligibility: { regions: ['31'] },
      recommendation: { need: 'required' },
    })
    const both = madeType('both', { eligibility: { regions: ['31'], scales: ['large'] } })
    expect(codes(elsewhereOnly(plan({}, [local, both])))).toEqual(['local'])
  })
})

describe('what a business has', () => {
  it.each<[string, Holding[], string, boolean]>([
    ['nothing', [], 'missing', true],
    ['a draft', [application('spp_irt', 'drafted')], 'drafted', false],
    ['a case with the office', [application('spp_irt', 'under_way')], 'under_way', false],
    ['a licence', [license('spp_irt')], 'held', false],
    ['a licence and a case', [license('spp_irt'), application('spp_irt', 'under_way')], 'held', false],
    ['a suspended licence', [license('spp_irt', { status: 'suspended' })], 'held', false],
    [
      'one that expired',
      [license('spp_irt', { status: 'expired', valid_until_on: '2020-01-01' })],
      'missing',
      true,
    ],
    ['one that expired tonight', [license('spp_irt', { valid_until_on: '2026-11-22' })], 'missing', true],
    ['another licence', [license('merek')], 'missing', true],
  ])('%s', (_, holdings, standing, isNeeded) => {
    const made = plan({ holdings }, withoutRenewal)
    expect(made.items.find((item) => item.type.code === 'spp_irt')?.standing).toBe(standing)
    expect(codes(stillNeeded(made)).includes('spp_irt')).toBe(isNeeded)
  })

  const withoutRenewal = DEFAULT_TYPES.map((type) => ({
    ...type,
    definition: { ...type.definition, renewal: null },
  }))

  it.each([
    ['2027-02-21', 'active', false, 'renew'],
    ['2027-02-22', 'active', false, 'held'],
    ['2026-11-23', 'active', false, 'renew'],
    ['2026-11-22', 'expired', false, 'renew'],
    ['2026-10-24', 'expired', false, 'renew'],
    ['2026-10-23', 'expired', false, 'missing'],
    ['2026-12-24', 'active', true, 'held'],
    ['2026-12-24', 'suspended', false, 'held'],
  ] as const)(
    'a licence until %s, %s, being renewed: %s',
    (valid_until_on, status, is_renewing, standing) => {
      const type = madeType('mark', { renewal: { opens_days_before: 90, closes_days_after: 30 } })
      const holdings = [license('mark', { valid_until_on, status, is_renewing })]
      const [item] = plan({ holdings }, [type]).items
      expect(item?.standing).toBe(standing)
      expect(item?.renewals.length).toBe(standing === 'renew' ? 1 : 0)
    },
  )

  it('counts a NIB as held, whoever says so', () => {
    const [nib] = plan({ has_nib: true }).items.filter((item) => item.type.code === 'nib')
    expect(nib).toMatchObject({ standing: 'held', fit: 'ineligible', blockers: ['has_nib'] })
  })
})

describe('what comes along', () => {
  const keys = (changes: Partial<BusinessProfile>) =>
    plan(changes).companions.map((note) => note.companion.key)
  it.each<[string, Partial<BusinessProfile>, string[]]>([
    ['at low risk, small', { activities: [STALL] }, ['sni', 'halal_statement']],
    ['at low risk, large', { activities: [STALL], scale: 'large' }, []],
    ['at medium-low risk', { activities: [CRISPS] }, ['standard_declared']],
    ['at high risk', { activities: [WINE] }, ['permit']],
    ['at two risks', { activities: [CRISPS, WINE] }, ['standard_declared', 'permit']],
    ['at a risk nobody recorded', { activities: [WATER] }, []],
    ['with a NIB or without', { activities: [WINE], has_nib: false }, ['permit']],
  ])('%s', (_, changes, expected) => {
    expect(keys(changes)).toEqual(expected)
  })

  it('asks for the scale where it decides', () => {
    const notes = plan({ activities: [STALL], scale: null }).companions
    expect(notes.map((note) => note.unknown)).toEqual([['scale'], ['scale']])
  })
})

describe('any licence types whatever', () => {
  const names = ['a', 'b', 'c', 'd', 'e']
  const rules = fc.tuple(
    ...names.map((code) =>
      fc.record({
        code: fc.constant(code),
        after: fc.subarray(names),
        position: fc.nat(3),
        need: fc.constantFrom('required' as const, 'suggested' as const),
        has_nib: fc.constantFrom(true, null, null, null),
      }),
    ),
  )
  it('stand after what they come after, unless they wait for one another in a circle', () => {
    fc.assert(
      fc.property(rules, fc.boolean(), (list, has_nib) => {
        const types = [
          ...DEFAULT_TYPES.filter((type) => type.code === 'nib'),
          ...list.map(({ code, has_nib: needs, ...recommendation }) =>
            madeType(code, { recommendation, eligibility: { has_nib: needs } }),
          ),
        ]
        const { items } = planLicenses(types, { ...NOTHING_KNOWN, has_nib }, TIMING)
        expect(codes(items).sort()).toEqual(codes(types.map((type) => ({ type }))).sort())
        const fitting = items.filter((item) => item.fit !== 'ineligible')
        const order = codes(fitting)
        fitting.forEach((item, index) => {
          for (const code of comesAfter(item.type, types)) {
            const isBefore = order.indexOf(code) < index
            if (!isBefore) expect(reaches(types, code, item.type.code)).toBe(true)
            // Nothing is ready before what it waits for.
            const first = fitting.find((other) => other.type.code === code)
            if (isBefore && first && item.after.includes(code))
              expect(item.ready_on >= first.ready_on).toBe(true)
          }
        })
      }),
    )
  })

  it('keep their order when they wait for nothing', () => {
    const free = ['b', 'c', 'a'].map((code) => ({ type: madeType(code, {}) }))
    expect(codes(inOrder(free, (a, b) => a.type.code.localeCompare(b.type.code)))).toEqual(['a', 'b', 'c'])
  })
})

/** Whether a type waits for another, directly or through others. */
function reaches(types: PublishedLicenseType[], from: string, to: string, seen = new Set<string>()): boolean {
  if (from === to) return true
  if (seen.has(from)) return false
  seen.add(from)
  const type = types.find((one) => one.code === from)
  return Boolean(type && comesAfter(type, types).some((code) => reaches(types, code, to, seen)))
}
