import { z } from 'zod'
import { type Text, textSchema } from '../definitions/texts'
import { COUNTED_STATUSES } from '../process/status'
import type { ApplicationDetail } from './queries'

type Event = ApplicationDetail['events'][number]
type Stage = ApplicationDetail['stages'][number]

/** What an owner is told of an application's life, oldest first, then what is still to come. */
export type Moment =
  | { kind: 'started' | 'resume' | 'auto_withdraw' | 'remind_applicant' | 'issued'; at: Date }
  | { kind: 'submit' | 'withdraw' | 'answer_revision'; at: Date; by: string | null; comment: string | null }
  | { kind: 'request_revision' | 'reject'; at: Date; comment: string | null }
  /** `day` is the first one of work again. */
  | { kind: 'hold'; at: Date; comment: string | null; day: string | null }
  /** `instant` is when it withdraws itself. */
  | { kind: 'warn_applicant'; at: Date; instant: Date | null }
  | { kind: 'stage_done' | 'skip_stage' | 'send_back' | 'escalate'; at: Date; stage: Stage }
  | { kind: 'deem_approved'; at: Date; stage: Stage; legal_ground: Text | null }
  /** `event` names which: offered, agreed, other times asked for, called off, done, not happened. */
  | { kind: 'visit'; at: Date; event: string; by: string | null; comment: string | null; data: unknown }
  | { kind: 'stage_now'; at: Date | null; stage: Stage }
  | { kind: 'stage_next'; stage: Stage }

/** What of an event's data is for the owner; whatever else it holds stays with the office. */
const eventDataSchema = z.object({
  until: z.iso.date().optional().catch(undefined),
  withdrawn_at: z.iso.datetime().optional().catch(undefined),
  to_stage_key: z.string().optional().catch(undefined),
  reason: z.string().optional().catch(undefined),
  legal_ground: textSchema.optional().catch(undefined),
})

/**
 * Who takes, holds or assigns a case is the office's affair: only what moves the application is told. What was taken back
 * within its minute never happened.
 */
export function momentsOf(
  application: Pick<ApplicationDetail, 'events' | 'stages' | 'created_at' | 'status'>,
): Moment[] {
  const { events, stages, status } = application
  const past: Moment[] = [
    { kind: 'started', at: application.created_at },
    ...events.filter((event) => event.undone_at === null).flatMap((event) => momentOf(event, stages)),
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
  const data = eventDataSchema.catch({}).parse(event.data)
  const stage = stages.find((one) => one.id === event.stage_id)
  switch (event.kind) {
    case 'submit':
    case 'withdraw':
    case 'answer_revision':
      return [{ kind: event.kind, at, by: event.actor_name, comment }]
    case 'request_revision':
    case 'reject':
      return [{ kind: event.kind, at, comment }]
    case 'hold':
      return [{ kind: 'hold', at, comment, day: data.until ?? null }]
    case 'resume':
    case 'auto_withdraw':
    case 'remind_applicant':
      return [{ kind: event.kind, at }]
    case 'warn_applicant':
      return [{ kind: 'warn_applicant', at, instant: data.withdrawn_at ? new Date(data.withdrawn_at) : null }]
    case 'visit_proposed':
    case 'visit_confirmed':
    case 'visit_reschedule_requested':
    case 'visit_cancelled':
    case 'visit_completed':
    case 'visit_missed':
      return [{ kind: 'visit', at, event: event.kind, by: event.actor_name, comment, data: event.data }]
    case 'approve_stage':
      return stage ? [doneMoment(at, stage)] : []
    case 'skip_stage':
      return stage ? [{ kind: 'skip_stage', at, stage }] : []
    case 'send_back': {
      const again = stages.find((one) => one.key === data.to_stage_key)
      return again ? [{ kind: 'send_back', at, stage: again }] : []
    }
    case 'escalate':
      // By hand it is the office's affair; by the clock it is our promise that was broken.
      return stage && data.reason === 'deadline' ? [{ kind: 'escalate', at, stage }] : []
    case 'deem_approved': {
      if (!stage) return []
      const deemed = { kind: 'deem_approved' as const, at, stage, legal_ground: data.legal_ground ?? null }
      return stage.kind === 'issue' ? [deemed, { kind: 'issued', at }] : [deemed]
    }
    default:
      return []
  }
}

function doneMoment(at: Date, stage: Stage): Moment {
  return stage.kind === 'issue' ? { kind: 'issued', at } : { kind: 'stage_done', at, stage }
}
