import { expect, test } from 'vitest'
import type { Colleague, WantedCase } from './choose'
import { spread } from './spread'

const rina: Colleague = {
  user_id: 'rina',
  role: 'reviewer',
  skills: [],
  is_away: false,
  takes_automatic: true,
  max_open: 10,
  open_count: 0,
  late_count: 0,
  last_assigned_at: null,
}
const agus = { ...rina, user_id: 'agus', open_count: 2 }
const dewi = { ...rina, user_id: 'dewi', role: 'supervisor' as const }
const work: WantedCase = {
  license_type_id: 'pirt',
  region_code: '32.73.01.1001',
  stage_role: 'reviewer',
  barred_user_ids: [],
}

test('cases level the loads, each seeing those before it', () => {
  const choices = spread([work, work, work, work], [rina, agus], [])
  expect(choices.map((choice) => 'user_id' in choice && choice.user_id)).toEqual([
    'rina',
    'rina',
    'agus',
    'rina',
  ])
  expect(rina.open_count).toBe(0)
})

test('a person named gets them against skills, absence and room, but not against role and four eyes', () => {
  const full = {
    ...rina,
    is_away: true,
    open_count: 10,
    skills: [{ license_type_id: 'nib', region_prefix: null }],
  }
  expect(spread([work, work], [full, agus], ['rina'])).toEqual([{ user_id: 'rina' }, { user_id: 'rina' }])
  expect(spread([work], [dewi], ['dewi'])).toEqual([{ user_id: 'dewi' }])
  expect(spread([work], [dewi], [])).toEqual([{ because: 'role' }])
  expect(spread([{ ...work, stage_role: 'supervisor' }], [rina], ['rina'])).toEqual([{ because: 'role' }])
  expect(spread([{ ...work, barred_user_ids: ['rina'] }], [rina], ['rina'])).toEqual([
    { because: 'four_eyes' },
  ])
})
