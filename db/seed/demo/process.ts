import type { Insertable } from 'kysely'
import type { Db } from '@/db'
import type {
  ApplicationClocks,
  ApplicationEvents,
  ApplicationRevisions,
  ApplicationStages,
  Applications,
  ApplicationTimers,
} from '@/db/types'
import type { Settings } from '@/lib/config/definitions'
import { newId } from '@/lib/ids'
import { timersOf } from '@/lib/licensing/deadlines/timers'
import { daysLeft } from '@/lib/licensing/process/clocks'
import { deadlineAt, type WorkingCalendar } from '@/lib/working-days'
import { insertAll } from './insert'
import type { Timeline } from './timeline'

type Made = {
  application: Insertable<Applications> & { id: string }
  stages: (Insertable<ApplicationStages> & { id: string })[]
  events: Insertable<ApplicationEvents>[]
  revision?: (Insertable<ApplicationRevisions> & { id: string }) | undefined
  timeline: Timeline
}
type Clock = Insertable<ApplicationClocks> & {
  side: 'office' | 'applicant'
  started_at: Date
  stopped_at: Date | null
  due_at: Date
}
type Span = { side: Clock['side']; from: Date; to: Date | null }

/**
 * The clocks the story's cases went by, what they will still do, and what they did: a case that is late was escalated at
 * its deadline. Changes rows that are not inserted yet; returns the rows to insert after them.
 */
export function keepTime(made: Made[], settings: Settings, calendar: WorkingCalendar, now: Date) {
  const clocks: Clock[] = []
  const timers: Insertable<ApplicationTimers>[] = []
  for (const each of made) {
    const own = clocksOf(each, calendar)
    clocks.push(...own)
    const open = own.find((clock) => clock.stopped_at === null)
    if (open) {
      each.application.due_at = open.due_at
      const planned = timersOf({ ...open, calendar, settings })
      timers.push(...planned.map((timer) => timerRow(each, open, timer, now)))
      if (open.side === 'office' && open.due_at <= now) escalate(each, open)
    }
    numberEvents(each)
  }
  return { clocks, timers }
}

/** Inserts what `keepTime` made, and what was sent with each application. */
export async function insertTime(db: Db, made: Made[], time: ReturnType<typeof keepTime>): Promise<void> {
  await insertAll(db, 'application_clocks', time.clocks)
  await insertAll(db, 'application_timers', time.timers)
  await insertAll(
    db,
    'application_submissions',
    made.flatMap(({ application, timeline }) =>
      timeline.submitted_at
        ? [
            {
              id: newId(timeline.submitted_at.getTime()),
              application_id: application.id,
              version: 1,
              kind: 'submit',
              data: application.data ?? '{}',
              submitted_by: application.created_by ?? null,
              submitted_at: timeline.submitted_at,
            },
          ]
        : [],
    ),
  )
}

function clocksOf({ application, stages, timeline }: Made, calendar: WorkingCalendar): Clock[] {
  return timeline.stages.flatMap((time, index) => {
    const stage = stages[index]
    if (!stage) return []
    const end = time.completed_at ?? timeline.ended_at
    const earlier: { started_at: Date; stopped_at: Date | null }[] = []
    return spansOf(timeline, time.started_at, end, index).map(({ side, from, to }): Clock => {
      const given =
        side === 'applicant'
          ? (stage.applicant_days ?? 10)
          : daysLeft(Number(stage.working_days), earlier, calendar, from)
      if (side === 'office') earlier.push({ started_at: from, stopped_at: to })
      return {
        id: newId(from.getTime()),
        application_id: application.id,
        stage_id: stage.id,
        side,
        started_at: from,
        stopped_at: to,
        working_days: given,
        due_at: deadlineAt(from, Number(given), calendar).at,
        created_at: from,
      }
    })
  })
}

function spansOf({ revision }: Timeline, from: Date, to: Date | null, index: number): Span[] {
  if (!revision || revision.stage !== index) return [{ side: 'office', from, to }]
  const { requested_at, answered_at } = revision
  return [
    { side: 'office', from, to: requested_at },
    { side: 'applicant', from: requested_at, to: answered_at ?? to },
    ...(answered_at ? [{ side: 'office' as const, from: answered_at, to }] : []),
  ]
}

function timerRow(
  { application }: Made,
  clock: Clock,
  timer: { kind: string; fire_at: Date },
  now: Date,
): Insertable<ApplicationTimers> {
  return {
    id: newId(clock.started_at.getTime()),
    application_id: application.id,
    clock_id: clock.id as string,
    ...timer,
    fired_at: timer.fire_at <= now ? timer.fire_at : null,
    created_at: clock.started_at,
  }
}

/** What the clock did at the deadline of a case that is late, unless somebody had escalated it before. */
function escalate({ application, stages, events }: Made, clock: Clock): void {
  if (application.escalated_at) return
  const stage = stages.find(({ id }) => id === clock.stage_id)
  application.escalated_at = clock.due_at
  if (application.priority !== 'urgent') application.priority = 'high'
  if (application.assignee_id === null) application.stage_role = 'supervisor'
  events.push({
    id: newId(clock.due_at.getTime()),
    application_id: application.id,
    kind: 'escalate',
    from_status: application.status ?? null,
    to_status: application.status ?? null,
    stage_id: clock.stage_id,
    actor_kind: 'system',
    data: { reason: 'deadline', stage_key: stage?.key ?? '' },
    created_at: clock.due_at,
  })
}

/** Each move made a version of the row; the last one says how it stands. */
function numberEvents({ application, events }: Made): void {
  events.sort((a, b) => new Date(a.created_at as Date).getTime() - new Date(b.created_at as Date).getTime())
  events.forEach((event, index) => {
    event.version = index + 2
    event.changes = JSON.stringify({ status: event.to_status })
  })
  const last = events.at(-1)
  if (!last) return
  application.version = events.length + 1
  last.changes = JSON.stringify({
    status: application.status,
    current_stage_id: application.current_stage_id,
    stage_kind: application.stage_kind,
    stage_role: application.stage_role,
    assignee_id: application.assignee_id,
    due_at: application.due_at,
    escalated_at: application.escalated_at,
    priority: application.priority,
    decided_at: application.decided_at,
  })
}
