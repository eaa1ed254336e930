import { describe, expect, it } from 'vitest'
import { momentsOf } from './timeline'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 3, minute))
const stage = (id: string, kind: string, status: string) => ({ id, kind, status, key: id, started_at: at(2) })
const event = (kind: string, minute: number, stage_id: string | null = null) => ({
  id: `${kind}${minute}`,
  kind,
  stage_id,
  comment: null,
  actor_kind: 'staff',
  actor_name: null,
  created_at: at(minute),
})

const kinds = (status: string, stages: object[], events: object[]) =>
  momentsOf({ status, stages, events, created_at: at(0) } as never).map((moment) => moment.kind)

describe('what an owner is told', () => {
  it('is what happened, where it stands, and what comes', () => {
    const stages = [
      stage('a', 'intake', 'completed'),
      stage('b', 'visit', 'active'),
      stage('c', 'issue', 'pending'),
    ]
    const events = [event('submit', 1), event('take', 2), event('assign', 3), event('approve_stage', 4, 'a')]
    expect(kinds('in_review', stages, events)).toEqual([
      'started',
      'submit',
      'stage_done',
      'stage_now',
      'stage_next',
    ])
  })

  it('ends with the licence', () => {
    const stages = [stage('c', 'issue', 'completed')]
    expect(kinds('approved', stages, [event('submit', 1), event('approve_stage', 4, 'c')])).toEqual([
      'started',
      'submit',
      'issued',
    ])
  })

  it('tells of no stages to come once it is over', () => {
    const stages = [stage('a', 'intake', 'stopped'), stage('b', 'issue', 'pending')]
    expect(kinds('withdrawn', stages, [event('submit', 1), event('withdraw', 2)])).toEqual([
      'started',
      'submit',
      'withdraw',
    ])
  })
})
