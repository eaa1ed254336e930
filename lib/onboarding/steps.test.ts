import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scaleOf } from './scale'
import { STEP_SCHEMAS } from './schema'
import { slugOf } from './slug'
import {
  canOpen,
  isDone,
  progressOf,
  resumeStep,
  STEP_STATUSES,
  STEPS,
  type StepStatuses,
  stepAfter,
} from './steps'

const anyStatuses = fc.dictionary(
  fc.constantFrom(...STEPS),
  fc.constantFrom(...STEP_STATUSES),
) as fc.Arbitrary<StepStatuses>

describe('where one goes on', () => {
  it('is the first step that needs something', () => {
    expect(resumeStep({})).toBe('person')
    expect(resumeStep({ person: 'auto_completed' })).toBe('business')
    expect(resumeStep({ person: 'completed', business: 'draft', place: 'completed' })).toBe('business')
    expect(resumeStep(Object.fromEntries(STEPS.map((step) => [step, 'completed'])))).toBe('review')
  })

  it('skips what is done already, and ends at the review', () => {
    expect(stepAfter('person', { person: 'completed' })).toBe('business')
    expect(stepAfter('person', { person: 'completed', business: 'completed' })).toBe('place')
    expect(stepAfter('review', {})).toBe('review')
  })

  it('can always be opened, and so can all before it', () => {
    fc.assert(
      fc.property(anyStatuses, (statuses) => {
        const resume = STEPS.indexOf(resumeStep(statuses))
        for (const [index, step] of STEPS.entries()) expect(canOpen(step, statuses)).toBe(index <= resume)
      }),
    )
  })
})

describe('progress', () => {
  it('goes from nothing to all, and the minutes down to none', () => {
    expect(progressOf({})).toEqual({ percent: 0, minutes_left: 10 })
    expect(progressOf({ person: 'completed', business: 'draft' })).toEqual({ percent: 10, minutes_left: 8 })
    const all = Object.fromEntries(STEPS.map((step) => [step, 'completed'])) as StepStatuses
    expect(progressOf(all)).toEqual({ percent: 100, minutes_left: 0 })
  })

  it('never goes back when a step is done', () => {
    fc.assert(
      fc.property(anyStatuses, fc.constantFrom(...STEPS), (statuses, step) => {
        const before = progressOf(statuses)
        const after = progressOf({ ...statuses, [step]: 'completed' })
        expect(after.percent).toBeGreaterThanOrEqual(before.percent)
        expect(after.minutes_left).toBeLessThanOrEqual(before.minutes_left)
        expect(before.minutes_left > 0).toBe(STEPS.some((other) => !isDone(statuses[other])))
      }),
    )
  })
})

describe('scale', () => {
  it.each([
    [1_000_000_000n, 0n, 'micro', 'capital'],
    [1_000_000_001n, 0n, 'small', 'capital'],
    [5_000_000_000n, 0n, 'small', 'capital'],
    [5_000_000_001n, 0n, 'medium', 'capital'],
    [10_000_000_000n, 0n, 'medium', 'capital'],
    [10_000_000_001n, 0n, 'large', 'capital'],
    [0n, 2_000_000_000n, 'micro', 'sales'],
    [0n, 2_000_000_001n, 'small', 'sales'],
    [0n, 15_000_000_000n, 'small', 'sales'],
    [0n, 15_000_000_001n, 'medium', 'sales'],
    [0n, 50_000_000_000n, 'medium', 'sales'],
    [0n, 50_000_000_001n, 'large', 'sales'],
    [9_000_000_000n, 1n, 'micro', 'sales'],
    [0n, 0n, 'micro', 'capital'],
  ])('capital %s, sales %s is %s by %s', (capital, sales, scale, decided_by) => {
    expect(scaleOf(capital, sales)).toMatchObject({ scale, decided_by })
  })
})

describe('addresses', () => {
  it.each([
    ['Warung Bu Sari', 'warung-bu-sari'],
    ["Mi'raj & Co.", 'miraj-dan-co'],
    ['Kafé Ñandú', 'kafe-nandu'],
    ['  ***  ', 'usaha'],
    ['Admin', 'usaha-admin'],
    ['寿司', 'usaha'],
  ])('%j becomes %s', (name, slug) => {
    expect(slugOf(name)).toBe(slug)
  })

  it('always fit the column', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 120 }), (name) => {
        expect(slugOf(name)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
        expect(slugOf(name).length).toBeLessThanOrEqual(56)
      }),
    )
  })
})

describe('answers', () => {
  const business = {
    entity_kind: 'individual',
    trade_name: 'Warung Bu Sari',
    legal_name: 'Sari Wulandari',
    nik: '3273014107850001',
    nik_kept: false,
    npwp: '',
    nib: '',
  }
  const errors = (values: unknown) =>
    Object.fromEntries(
      (STEP_SCHEMAS.business.safeParse(values).error?.issues ?? []).map((issue) => [
        issue.path.join('.'),
        issue.message,
      ]),
    )

  it('ask a person for the NIK and a company for the NPWP', () => {
    expect(errors(business)).toEqual({})
    expect(errors({ ...business, nik: '123' })).toEqual({ nik: 'nik' })
    expect(errors({ ...business, nik: '', nik_kept: true })).toEqual({})
    expect(errors({ ...business, entity_kind: 'cv' })).toEqual({ npwp: 'required' })
    expect(errors({ ...business, entity_kind: 'cv', npwp: '01.234.567.8-901.000' })).toEqual({})
    expect(errors({ ...business, nib: '12' })).toEqual({ nib: 'nib' })
  })

  it('come out in a form that would go in again', () => {
    const cv = STEP_SCHEMAS.business.parse({ ...business, entity_kind: 'cv', npwp: '01.234.567.8-901.000' })
    expect(STEP_SCHEMAS.business.parse(cv)).toEqual(cv)
    const person = STEP_SCHEMAS.person.parse({ name: ' Sari ', phone: '0812 3456 7890', consent: true })
    expect(person.phone).toBe('+6281234567890')
    expect(STEP_SCHEMAS.person.parse(person)).toEqual(person)
  })

  it('name each activity once', () => {
    const activity = (code: string) => ({ version: '2025', code })
    const parsed = STEP_SCHEMAS.activity.parse({
      business_description: 'Jualan seblak',
      main: activity('56102'),
      further: [activity('10750'), activity('56102'), activity('10750')],
    })
    expect(parsed.further).toEqual([activity('10750')])
  })

  it('refuse a workforce of nobody and amounts that are none', () => {
    const size = { people_count: '2', capital_amount: '5000000', yearly_sales_amount: '0' }
    expect(STEP_SCHEMAS.size.safeParse(size).success).toBe(true)
    for (const wrong of [{ people_count: '0' }, { capital_amount: '' }, { yearly_sales_amount: '-1' }]) {
      expect(STEP_SCHEMAS.size.safeParse({ ...size, ...wrong }).success).toBe(false)
    }
  })
})
