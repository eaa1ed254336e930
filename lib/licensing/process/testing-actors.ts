import fc from 'fast-check'
import { type Db, db } from '@/db'
import { SYSTEM } from '@/lib/audit/mutations'
import type { GrantedMember } from '@/lib/auth/gates'
import { newId } from '@/lib/ids'
import { dayOf } from '@/lib/time'
import { type Applicant, withdrawApplication } from '../applications/mutations'
import { answerRevision } from '../applications/revision-mutations'
import { recompute } from '../deadlines/recompute'
import { sweepDeadlines } from '../deadlines/sweep'
import { approveStage, rejectApplication, requestRevision, skipStage } from '../review/decisions'
import { assignCase, handOver, releaseCase, setPriority, takeCase } from '../review/holding'
import { escalateCase, holdCase, resumeCase, sendBack } from '../review/pausing'
import type { Reviewer } from '../review/reviewer'
import { UndoOvertaken, undoMove } from '../review/undo'

/** What somebody, or something, tries to do. `by` chooses among the people, `at` among what there is to choose. */
export type Step = { do: (typeof DEEDS)[number]; by: number; pick: number; hours: number }

const DEEDS = [
  'take',
  'take',
  'release',
  'approve',
  'approve',
  'approve',
  'revise',
  'reject',
  'escalate',
  'hold',
  'resume',
  'skip',
  'sendBack',
  'handOver',
  'assign',
  'priority',
  'undo',
  'answer',
  'answer',
  'withdraw',
  'sweep',
  'sweep',
  'calendar',
  'repeat',
] as const

/** Rounds of things that happen at the same moment; hours pass between one round and the next. */
export const rounds = fc.array(
  fc.array(
    fc.record({
      do: fc.constantFrom(...DEEDS),
      by: fc.nat(2),
      pick: fc.nat(7),
      // Often none at all: what can be taken back within a minute. Sometimes weeks: what is left too long.
      hours: fc.oneof(fc.constant(0), fc.nat(60), fc.nat(400)),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  { minLength: 3, maxLength: 14 },
)

export type World = {
  id: string
  company: { id: string; slug: string }
  owner_id: string
  people: Reviewer[]
  /** What was done, so that it can be repeated. */
  done: (() => Promise<unknown>)[]
}

const MOST_RARE = 3

/** Tries one thing at the instant `now`. Refusals are answers like any other; only a failure of ours throws. */
export async function attempt(world: World, step: Step, now: Date): Promise<void> {
  const deed = await prepare(world, step, now)
  if (!deed) return
  world.done.push(deed)
  try {
    await deed()
  } catch (error) {
    if (!(error instanceof UndoOvertaken)) throw error
  }
}

async function prepare(world: World, step: Step, now: Date): Promise<(() => Promise<unknown>) | undefined> {
  const supervisor = world.people[2] as Reviewer
  const colleague = world.people[step.pick % 3] as Reviewer
  const row = await db
    .selectFrom('applications')
    .select(['current_stage_id', 'assignee_id'])
    .where('id', '=', world.id)
    .executeTakeFirstOrThrow()
  // Mostly whoever holds the case, else the story never gets anywhere.
  const holder = world.people.find((person) => person.staff_id === row.assignee_id)
  const person = world.people[step.by] as Reviewer
  const reviewer = step.pick < 6 ? (holder ?? person) : person
  const move = { application_id: world.id, transaction_id: newId() }
  const decision = { ...move, stage_id: row.current_stage_id ?? newId() }
  const inTrx = (run: (trx: Parameters<typeof takeCase>[0]) => Promise<unknown>) => () =>
    db.transaction().execute(run)
  switch (step.do) {
    case 'take':
      return inTrx((trx) => takeCase(trx, reviewer, move, now))
    case 'release':
      return inTrx((trx) => releaseCase(trx, reviewer, move, now))
    case 'approve': {
      const input = {
        ...decision,
        checked: ['complete', 'readable'],
        note: '',
        license_number: '206327301000131',
        issued_on: '' as const,
      }
      return inTrx((trx) => approveStage(trx, reviewer, input, now))
    }
    case 'revise': {
      const items = [{ kind: 'field' as const, key: 'product_name', comment: 'Lengkapi' }]
      const input = { ...decision, message: 'Perbaiki', items }
      return inTrx((trx) => requestRevision(trx, reviewer, input, now))
    }
    case 'reject':
      // Ends the story, so it is tried seldom.
      if (step.pick >= MOST_RARE - 1) return undefined
      return inTrx((trx) => rejectApplication(trx, reviewer, { ...decision, reason: 'Tidak memenuhi' }, now))
    case 'escalate':
      return inTrx((trx) => escalateCase(trx, reviewer, { ...move, reason: 'Perlu atasan' }, now))
    case 'hold': {
      const until = dayOf(new Date(now.getTime() + (step.pick + 1) * 86_400_000))
      return inTrx((trx) => holdCase(trx, reviewer, { ...decision, reason: 'Menunggu', until }, now))
    }
    case 'resume':
      return inTrx((trx) => resumeCase(trx, reviewer, { ...move, reason: '' }, now))
    case 'skip':
      return inTrx((trx) => skipStage(trx, reviewer, { ...decision, reason: 'Tidak perlu' }, now))
    case 'sendBack': {
      const stages = await db
        .selectFrom('application_stages')
        .select('id')
        .where('application_id', '=', world.id)
        .orderBy('position')
        .execute()
      const to_stage_id = stages[step.pick % stages.length]?.id ?? newId()
      return inTrx((trx) =>
        sendBack(trx, reviewer, { ...decision, to_stage_id, reason: 'Periksa lagi' }, now),
      )
    }
    case 'handOver':
      return inTrx((trx) =>
        handOver(trx, reviewer, { ...move, assignee_id: colleague.staff_id, reason: 'Tolong' }, now),
      )
    case 'assign':
      return inTrx((trx) => assignCase(trx, supervisor, { ...move, assignee_id: colleague.staff_id }, now))
    case 'priority':
      return inTrx((trx) => setPriority(trx, supervisor, { ...move, priority: 'low', reason: 'Biasa' }, now))
    case 'undo': {
      const undo = await db
        .selectFrom('application_undos')
        .select('event_id')
        .where('application_id', '=', world.id)
        .executeTakeFirst()
      const event_id = undo?.event_id ?? newId()
      return inTrx((trx) => undoMove(trx, reviewer, { ...move, event_id }, now))
    }
    case 'answer': {
      const revision = await db
        .selectFrom('application_revisions')
        .select(['id', 'version'])
        .where('application_id', '=', world.id)
        .where('answered_at', 'is', null)
        .executeTakeFirst()
      if (!revision) return undefined
      const input = { ...move, revision_id: revision.id, version: revision.version, comment: '' }
      return inTrx((trx) => answerRevision(trx, applicantOf(world), input, now))
    }
    case 'withdraw':
      if (step.pick >= 1) return undefined
      return inTrx((trx) => withdrawApplication(trx, applicantOf(world), { ...move, reason: '' }, now))
    case 'sweep':
      return () => sweepDeadlines(db, now)
    case 'calendar':
      return () => changeCalendar(db, dayOf(new Date(now.getTime() + step.pick * 86_400_000)), now)
    case 'repeat':
      return world.done[step.pick % Math.max(1, world.done.length)]
    default:
      return step.do satisfies never
  }
}

function applicantOf(world: World): Applicant {
  return {
    company: world.company as GrantedMember['company'],
    role: 'owner',
    actor: { kind: 'user', user_id: world.owner_id, name: 'Sari' },
  }
}

/** Puts a day off in or takes it out, and counts the deadlines anew as the job does. */
async function changeCalendar(database: Db, day: string, now: Date): Promise<void> {
  const removed = await database
    .deleteFrom('holidays')
    .where('holiday_on', '=', day)
    .returning('holiday_on')
    .executeTakeFirst()
  if (!removed) {
    await database
      .insertInto('holidays')
      .values({ holiday_on: day, name_id: 'Libur', name_en: 'Day off', kind: 'national' })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  const id = newId()
  await database
    .insertInto('calendar_changes')
    .values({ id, reason: day, changed_by: SYSTEM.user_id })
    .execute()
  await recompute(database, id, now)
}
