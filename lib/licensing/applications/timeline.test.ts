import { describe, expect, it } from 'vitest'
import { momentsOf } from './timeline'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 3, minute))
const stage = (id: string, kind: string, status: string) => ({ id, kind, status, key: id, started_at: at(2) })
const event = (kind: string, minute: number, stage_id: string | null = null, data: object = {}) => ({
  id: `${kind}${minute}`,
  kind,
  stage_id,
  data,
  comment: null,
  actor_kind: 'staff',
  actor_name: null,
  undone_at: null as Date | null,
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

  it('has what was agreed and found at a visit', () => {
    const stages = [stage('b', 'visit', 'active')]
    const events = [event('visit_proposed', 1), event('visit_confirmed', 2), event('visit_completed', 3)]
    expect(kinds('in_review', stages, events)).toEqual(['started', 'visit', 'visit', 'visit', 'stage_now'])
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

  const stages = [
    stage('a', 'intake', 'completed'),
    stage('b', 'document_check', 'completed'),
    stage('c', 'issue', 'completed'),
  ]
  const told = (...events: object[]) =>
    momentsOf({ status: 'approved', stages, events, created_at: at(0) } as never).slice(1)
  const LAW = { id: 'PP 28/2025 pasal 1', en: 'GR 28/2025 article 1' }

  it.each([
    [
      'a rest, with its day',
      event('hold', 1, 'a', { until: '2026-11-20' }),
      { kind: 'hold', day: '2026-11-20' },
    ],
    ['its end', event('resume', 1, 'a', { by_clock: true }), { kind: 'resume' }],
    [
      'a step that begins anew',
      event('send_back', 1, 'b', { to_stage_key: 'a' }),
      { kind: 'send_back', stage: stages[0] },
    ],
    ['a step that is not needed', event('skip_stage', 1, 'b'), { kind: 'skip_stage', stage: stages[1] }],
    [
      'silence that counts as consent, with the law',
      event('deem_approved', 1, 'b', { legal_ground: LAW }),
      { kind: 'deem_approved', stage: stages[1], legal_ground: LAW },
    ],
    [
      'our broken promise',
      event('escalate', 1, 'a', { reason: 'deadline' }),
      { kind: 'escalate', stage: stages[0] },
    ],
    ['a reminder', event('remind_applicant', 1, 'a'), { kind: 'remind_applicant' }],
    [
      'a warning, with when it ends',
      event('warn_applicant', 1, 'a', { withdrawn_at: '2026-12-01T17:00:00.000Z' }),
      { kind: 'warn_applicant', instant: new Date('2026-12-01T17:00:00Z') },
    ],
    ['an end that came by itself', event('auto_withdraw', 1, 'a'), { kind: 'auto_withdraw' }],
  ])('includes %s', (_, happened, moment) => {
    expect(told(happened)).toEqual([expect.objectContaining(moment)])
  })

  it.each([
    ['what was taken back', { ...event('reject', 1, 'a'), undone_at: at(2) }],
    ['the taking back', event('undo', 1, 'a')],
    ['an escalation by hand', event('escalate', 1, 'a', { reason: 'by_hand' })],
    ['priorities', event('set_priority', 1)],
    ['who holds it', event('hand_over', 1)],
    ['a reminder to the office', event('remind_office', 1)],
    ['a step that the definition does not have', event('send_back', 1, 'b', { to_stage_key: 'x' })],
  ])('leaves out %s', (_, happened) => {
    expect(told(happened)).toEqual([])
  })

  it('ends with the licence also where silence issued it', () => {
    expect(told(event('deem_approved', 1, 'c')).map((moment) => moment.kind)).toEqual([
      'deem_approved',
      'issued',
    ])
  })

  it('survives data of any shape', () => {
    const odd = [
      event('hold', 1, 'a', { until: 'soon' }),
      event('deem_approved', 2, 'b', { legal_ground: 'PP' }),
      event('warn_applicant', 3, 'a', []),
    ]
    expect(told(...odd)).toMatchObject([{ day: null }, { legal_ground: null }, { instant: null }])
  })
})
