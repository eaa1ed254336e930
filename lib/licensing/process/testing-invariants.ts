import type { Db } from '@/db'
import { type ApplicationStatus, COUNTED_STATUSES, type Move, nextStatus } from './status'

const COLUMNS = [
  'status',
  'current_stage_id',
  'stage_kind',
  'stage_role',
  'assignee_id',
  'due_at',
  'escalated_at',
  'decided_at',
  'priority',
] as const

const SIDE_OF: Partial<Record<ApplicationStatus, string>> = {
  submitted: 'office',
  in_review: 'office',
  revision_requested: 'applicant',
  on_hold: 'hold',
}

/**
 * What must be true of a case at any time, whoever did what: one current stage while it is under way; the events replayed
 * give the row; the clocks follow one another without gap or overlap and the one that runs is the one the row speaks of;
 * no move was made outside the table of moves. Returns what is not, in sentences; nothing when all is well.
 */
export async function findViolations(db: Db, id: string): Promise<string[]> {
  const [row, stages, events, clocks, timers, revisions] = await Promise.all([
    db.selectFrom('applications').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    db.selectFrom('application_stages').selectAll().where('application_id', '=', id).execute(),
    db
      .selectFrom('application_events')
      .selectAll()
      .where('application_id', '=', id)
      .where('version', 'is not', null)
      .orderBy('version')
      .execute(),
    db
      .selectFrom('application_clocks')
      .selectAll()
      .where('application_id', '=', id)
      .orderBy('started_at')
      .orderBy('stopped_at')
      .execute(),
    db.selectFrom('application_timers').selectAll().where('application_id', '=', id).execute(),
    db
      .selectFrom('application_revisions')
      .select('id')
      .where('application_id', '=', id)
      .where('answered_at', 'is', null)
      .execute(),
  ])
  const problems: string[] = []
  const expect = (holds: boolean, problem: string) => {
    if (!holds) problems.push(problem)
  }
  const status = row.status as ApplicationStatus
  const isUnderWay = (COUNTED_STATUSES as readonly string[]).includes(status)

  const active = stages.filter((stage) => stage.status === 'active')
  expect(active.length === (isUnderWay ? 1 : 0), `${active.length} stages are active in ${status}`)
  if (isUnderWay) expect(active[0]?.id === row.current_stage_id, 'The active stage is not the current one')
  if (status === 'in_review' || status === 'submitted') {
    expect(active[0]?.assignee_id === row.assignee_id, 'The stage and the case name two holders')
  }

  const replayed = events.reduce<Record<string, unknown>>(
    (state, event) => Object.assign(state, event.changes as object),
    {},
  )
  for (const column of COLUMNS) {
    if (!(column in replayed)) continue
    expect(
      same(replayed[column], row[column]),
      `Replayed, ${column} is ${replayed[column]}, not ${row[column]}`,
    )
  }

  const open = clocks.filter((clock) => clock.stopped_at === null)
  expect(open.length === (isUnderWay ? 1 : 0), `${open.length} clocks run in ${status}`)
  if (isUnderWay) {
    expect(open[0]?.side === SIDE_OF[status], `The clock of ${open[0]?.side} runs in ${status}`)
    expect(same(open[0]?.due_at, row.due_at), 'The clock and the case are due at two times')
    expect(open[0]?.stage_id === row.current_stage_id, 'The clock runs for another stage')
  }
  expect(clocks.at(-1)?.stopped_at === null || !isUnderWay, 'The clock that runs is not the last one')
  expect(clocks.length > 0 && same(clocks[0]?.started_at, row.submitted_at), 'The first clock began late')
  clocks.slice(1).forEach((clock, at) => {
    expect(
      same(clocks[at]?.stopped_at, clock.started_at),
      `Between clocks ${at} and ${at + 1} there is a gap`,
    )
  })

  const waiting = timers.filter((timer) => timer.fired_at === null && timer.cancelled_at === null)
  for (const timer of waiting) {
    expect(timer.clock_id === open[0]?.id, `A timer ${timer.kind} waits for a clock that does not run`)
  }
  expect(
    revisions.length === (status === 'revision_requested' ? 1 : 0),
    'Open requests do not fit the status',
  )

  for (const event of events) {
    if (event.from_status === null || event.to_status === null) continue
    const planned = nextStatus(event.from_status as ApplicationStatus, event.kind as Move)
    const isLast = event.to_status === 'approved' && event.kind !== 'submit'
    expect(
      planned === event.to_status || (planned !== undefined && isLast),
      `${event.kind} led from ${event.from_status} to ${event.to_status}`,
    )
  }
  return problems
}

function same(left: unknown, right: unknown): boolean {
  const plain = (value: unknown) =>
    value instanceof Date
      ? value.getTime()
      : typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)
        ? new Date(value).getTime()
        : (value ?? null)
  return plain(left) === plain(right)
}
