import { describe, expect, it } from 'vitest'
import { readDefaultLicenseTypes } from '@/db/seed/defaults/license-types'
import { type BusinessProfile, recommendLicenses } from './recommend'

const types = readDefaultLicenseTypes().map(({ code, definition }) => ({
  id: code,
  code,
  version_id: code,
  version: 1,
  definition,
}))

const CRISPS = { version: '2025', code: '10794', title: 'Keripik', risk: 'medium_low' as const }
const STALL = { version: '2025', code: '56102', title: 'Seblak', risk: 'low' as const }
const TAILOR = { version: '2025', code: '14120', title: 'Jahit', risk: 'low' as const }
const WATER = { version: '2025', code: '11051', title: 'Air kemasan', risk: null }
const WINE = { version: '2025', code: '11020', title: 'Anggur', risk: 'high' as const }

function profile(changes: Partial<BusinessProfile> = {}): BusinessProfile {
  return {
    activities: [CRISPS],
    scale: 'micro',
    entity_kind: 'individual',
    yearly_sales_amount: 120_000_000n,
    has_nib: true,
    ...changes,
  }
}

const fits = (changes: Partial<BusinessProfile>) =>
  Object.fromEntries(recommendLicenses(types, profile(changes)).map((one) => [one.type.code, one.fit]))

const blockers = (code: string, changes: Partial<BusinessProfile>) =>
  recommendLicenses(types, profile(changes)).find((one) => one.type.code === code)?.blockers

describe('recommending', () => {
  it.each([
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
    ['a medium business', { scale: 'medium' as const }, { spp_irt: 'ineligible', merek: 'suggested' }],
    ['an unknown size', { scale: null }, { spp_irt: 'required' }],
  ])('%s', (_, changes, expected) => {
    expect(fits(changes)).toMatchObject(expected)
  })

  it('counts sales of exactly the limit as within it', () => {
    expect(blockers('halal_self_declared', { yearly_sales_amount: 500_000_000n })).toEqual([])
    expect(blockers('halal_self_declared', { yearly_sales_amount: 500_000_001n })).toEqual(['sales'])
  })

  it('says that the NIB comes first instead of refusing', () => {
    const found = recommendLicenses(types, profile({ has_nib: false }))
    expect(found[0]?.type.code).toBe('nib')
    expect(found.find((one) => one.type.code === 'spp_irt')).toMatchObject({
      fit: 'required',
      after_nib: true,
    })
  })

  it('names the activity it is about', () => {
    const found = recommendLicenses(types, profile({ activities: [TAILOR, CRISPS] }))
    expect(found.find((one) => one.type.code === 'spp_irt')?.because_of).toEqual([CRISPS])
    expect(found.find((one) => one.type.code === 'merek')?.because_of).toEqual([])
  })

  it('passes over what the business has or is applying for', () => {
    expect(blockers('spp_irt', { held_codes: ['spp_irt'] })).toEqual(['held'])
  })

  it('puts what is needed before what is wise before what is not for it', () => {
    const order = recommendLicenses(types, profile()).map((one) => one.fit)
    expect(order).toEqual([...order].sort((a, b) => rank(a) - rank(b)))
  })
})

function rank(fit: string): number {
  return ['required', 'suggested', 'ineligible'].indexOf(fit)
}
