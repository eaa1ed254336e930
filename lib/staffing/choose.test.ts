import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Colleague, chooseReviewer, hasSkill, loadOf, type WantedCase } from './choose'

const TYPES = ['pirt', 'nib', 'halal']
const REGIONS = ['32', '32.73', '32.73.01', '31', '31.71']
const PEOPLE = ['a', 'b', 'c', 'd', 'e', 'f']

const skill = fc.record({
  license_type_id: fc.option(fc.constantFrom(...TYPES)),
  region_prefix: fc.option(fc.constantFrom(...REGIONS)),
})
const colleague = (user_id: string) =>
  fc.record({
    user_id: fc.constant(user_id),
    role: fc.constantFrom('reviewer' as const, 'supervisor' as const),
    skills: fc.array(skill, { maxLength: 3 }),
    is_away: fc.boolean(),
    takes_automatic: fc.boolean(),
    max_open: fc.integer({ min: 1, max: 5 }),
    open_count: fc.nat(6),
    late_count: fc.nat(3),
    last_assigned_at: fc.option(fc.date({ noInvalidDate: true, min: new Date(0) })),
  })
const colleagues = fc.subarray(PEOPLE).chain((names) => fc.tuple(...names.map(colleague)))
const wanted = fc.record({
  license_type_id: fc.constantFrom(...TYPES),
  region_code: fc.option(fc.constantFrom('32.73.01.1001', '31.71.02.1004', '11.01.01.2001')),
  stage_role: fc.constantFrom('reviewer', 'supervisor'),
  barred_user_ids: fc.subarray(PEOPLE, { maxLength: 2 }),
})

function fits(one: Colleague, work: WantedCase): boolean {
  return (
    one.role === work.stage_role &&
    hasSkill(one.skills, work) &&
    !work.barred_user_ids.includes(one.user_id) &&
    !one.is_away &&
    one.takes_automatic &&
    one.open_count < one.max_open
  )
}

describe('choosing a reviewer', () => {
  test('whoever is chosen fits, and nobody who fits carries less or has waited longer at the same load', () => {
    fc.assert(
      fc.property(wanted, colleagues, (work, team) => {
        const choice = chooseReviewer(work, team)
        const fitting = team.filter((one) => fits(one, work))
        if ('because' in choice) {
          expect(fitting).toEqual([])
          return
        }
        const chosen = fitting.find((one) => one.user_id === choice.user_id)
        expect(chosen).toBeDefined()
        if (!chosen) return
        const least = Math.min(...fitting.map(loadOf))
        expect(loadOf(chosen)).toBe(least)
        const waits = fitting
          .filter((one) => loadOf(one) === least)
          .map((one) => one.last_assigned_at?.getTime() ?? 0)
        expect(chosen.last_assigned_at?.getTime() ?? 0).toBe(Math.min(...waits))
      }),
      { numRuns: 2000 },
    )
  })

  test('the order in which colleagues are listed changes nothing', () => {
    fc.assert(
      fc.property(wanted, colleagues, (work, team) => {
        expect(chooseReviewer(work, team.toReversed())).toEqual(chooseReviewer(work, team))
      }),
    )
  })

  test('given one after the other, loads of equals differ by one case at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.nat(40), (people, cases) => {
        const team = PEOPLE.slice(0, people).map((user_id) => ({ ...FREE, user_id, max_open: 50 }))
        for (let given = 0; given < cases; given++) {
          const choice = chooseReviewer(WORK, team)
          const chosen = team.find((one) => 'user_id' in choice && one.user_id === choice.user_id)
          if (!chosen) throw new Error('Nobody was chosen')
          chosen.open_count++
          chosen.last_assigned_at = new Date(given)
        }
        const counts = team.map((one) => one.open_count)
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
      }),
    )
  })

  const FREE: Colleague = {
    user_id: 'a',
    role: 'reviewer',
    skills: [],
    is_away: false,
    takes_automatic: true,
    max_open: 10,
    open_count: 0,
    late_count: 0,
    last_assigned_at: null,
  }
  const WORK: WantedCase = {
    license_type_id: 'pirt',
    region_code: '32.73.01.1001',
    stage_role: 'reviewer',
    barred_user_ids: [],
  }

  test.each([
    ['role', { role: 'supervisor' as const }],
    ['skill', { skills: [{ license_type_id: 'nib', region_prefix: null }] }],
    ['skill', { skills: [{ license_type_id: 'pirt', region_prefix: '31' }] }],
    ['away', { is_away: true }],
    ['manual', { takes_automatic: false }],
    ['full', { open_count: 10 }],
  ])('says that nobody fits because of: %s', (because, change) => {
    expect(chooseReviewer(WORK, [{ ...FREE, ...change }])).toEqual({ because })
  })

  test('four eyes keep the case from who checked before', () => {
    expect(chooseReviewer({ ...WORK, barred_user_ids: ['a'] }, [FREE])).toEqual({ because: 'four_eyes' })
  })

  test('a region is a whole number of parts: 32.7 is no part of 32.73', () => {
    expect(hasSkill([{ license_type_id: null, region_prefix: '32.7' }], WORK)).toBe(false)
    expect(hasSkill([{ license_type_id: null, region_prefix: '32.73' }], WORK)).toBe(true)
    expect(hasSkill([{ license_type_id: null, region_prefix: '31' }], { ...WORK, region_code: null })).toBe(
      true,
    )
  })
})
