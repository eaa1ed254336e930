import { COUNTED_STATUSES } from '../process/status'
import type { ApplicationDetail } from './queries'

type Event = ApplicationDetail['events'][number]
type Stage = ApplicationDetail['stages'][number]

/** What an owner is told of an application's life, oldest first, then what is still to come. */
export type Moment =
  | { kind: 'started'; at: Date }
  | { kind: 'submit' | 'withdraw' | 'answer_revision'; at: Date; by: string | null; comment: string | null }
  | { kind: 'request_revision' | 'reject'; at: Date; comment: string | null }
  | { kind: 'stage_done'; at: Date; stage: Stage }
  | { kind: 'issued'; at: Date }
  | { kind: 'stage_now'; at: Date | null; stage: Stage }
  | { kind: 'stage_next'; stage: Stage }

/** Who takes, holds or assigns a case is the office's affair: only what moves the application is told. */
export function momentsOf(
  application: Pick<ApplicationDetail, 'events' | 'stages' | 'created_at' | 'status'>,
): Moment[] {
  const { events, stages, status } = application
  const past: Moment[] = [
    { kind: 'started', at: application.created_at },
    ...events.flatMap((event) => momentOf(event, stages)),
  ]
  const isUnderWay = (COUNTED_STATUSES as readonly string[]).includes(status)
  if (!isUnderWay) return past
  const now = stages.find((stage) => stage.status === 'active')
  const next = stages.filter((stage) => stage.status === 'pending')
  return [
    ...past,
    ...(now ? [{ kind: 'stage_now' as const, at: now.started_at, stage: now }] : []),
    ...next.map((stage) => ({ kind: 'stage_next' as const, stage })),
  ]
}

function momentOf(event: Event, stages: readonly Stage[]): Moment[] {
  const { created_at: at, comment } = event
  switch (event.kind) {
    case 'submit':
    case 'withdraw':
    case 'answer_revision':
      return [{ kind: event.kind, at, by: event.actor_name, comment }]
    case 'request_revision':
    case 'reject':
      return [{ kind: event.kind, at, comment }]
    case 'approve_stage': {
      const stage = stages.find((one) => one.id === event.stage_id)
      if (!stage) return []
      return stage.kind === 'issue' ? [{ kind: 'issued', at }] : [{ kind: 'stage_done', at, stage }]
    }
    default:
      return []
  }
}
