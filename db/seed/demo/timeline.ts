import type { LicenseDefinition } from '@/lib/licensing/definitions/definition'
import { deadlineAt, type WorkingCalendar } from '@/lib/working-days'
import { daysAgo, minutesAfter } from './clock'
import type { Random } from './random'
import type { Story } from './stories'

export type StageTime = {
  index: number
  started_at: Date
  due_at: Date
  completed_at: Date | null
  working_days: number
}

export type Timeline = {
  created_at: Date
  submitted_at: Date | null
  stages: StageTime[]
  ended_at: Date | null
  revision: { stage: number; requested_at: Date; due_at: Date; answered_at: Date | null } | null
}

/** When everything of one application happened, counted back from where the story says it stands. */
export function timelineOf(
  story: Story,
  definition: LicenseDefinition,
  stageDays: (kind: LicenseDefinition['stages'][number]['kind']) => number,
  calendar: WorkingCalendar,
  now: Date,
  random: Random,
): Timeline {
  if (story.end === 'draft') {
    return {
      created_at: daysAgo(now, story.days, random),
      submitted_at: null,
      stages: [],
      ended_at: null,
      revision: null,
    }
  }
  const allowed = definition.stages.map((stage) => stage.working_days ?? stageDays(stage.kind))
  const isApproved = story.end === 'approved'
  const last = isApproved ? allowed.length : Math.min(story.stage ?? 2, allowed.length)
  const ended_at = ['approved', 'rejected', 'withdrawn'].includes(story.end)
    ? daysAgo(now, story.days, random)
    : null

  const starts: Date[] = []
  let next = ended_at ?? daysAgo(now, openSince(story, allowed[last - 1] ?? 1, random), random)
  const firstBack = ended_at ? last : last - 1
  if (!ended_at) starts[last - 1] = next
  for (let stage = firstBack; stage >= 1; stage--) {
    const days = Math.min(allowed[stage - 1] ?? 1, 25)
    next = daysAgo(next, random.between(days > 3 ? Math.floor(days / 2) : 0, days), random)
    starts[stage - 1] = next
  }
  const stages = starts.map((started_at, index) => ({
    index,
    started_at,
    due_at: deadlineAt(started_at, allowed[index] ?? 1, calendar).at,
    completed_at: index + 1 < last ? (starts[index + 1] ?? null) : isApproved ? ended_at : null,
    working_days: allowed[index] ?? 1,
  }))
  const submitted_at = starts[0] ?? now
  return {
    created_at: minutesAfter(submitted_at, -random.between(15, 3000)),
    submitted_at,
    stages,
    ended_at,
    revision: revisionOf(
      story,
      stages,
      calendar,
      now,
      random,
      (index) => definition.stages[index]?.applicant_days ?? 10,
    ),
  }
}

/** How many days ago the open stage began: long enough to be late, or short enough not to be. */
function openSince(story: Story, allowed: number, random: Random): number {
  const calendarDays = Math.ceil((allowed * 7) / 5)
  if (story.late) return calendarDays + random.between(3, 7)
  if (story.end === 'revision_requested') return random.between(3, 6)
  return random.between(0, Math.min(20, Math.max(0, calendarDays - 2)))
}

function revisionOf(
  story: Story,
  stages: StageTime[],
  calendar: WorkingCalendar,
  now: Date,
  random: Random,
  applicantDays: (index: number) => number,
): Timeline['revision'] {
  const current = stages.at(-1)
  if (story.end === 'revision_requested' && current) {
    const requested_at = new Date(
      Math.min(
        now.getTime() - 3_600_000,
        minutesAfter(current.started_at, random.between(90, 900)).getTime(),
      ),
    )
    return {
      stage: current.index,
      requested_at,
      due_at: deadlineAt(requested_at, applicantDays(current.index), calendar).at,
      answered_at: null,
    }
  }
  const checked = stages[1]
  if (!story.revised || !checked?.completed_at) return null
  const span = checked.completed_at.getTime() - checked.started_at.getTime()
  const requested_at = new Date(checked.started_at.getTime() + span * 0.3)
  const answered_at = new Date(checked.started_at.getTime() + span * 0.8)
  return {
    stage: 1,
    requested_at,
    due_at: deadlineAt(requested_at, applicantDays(1), calendar).at,
    answered_at,
  }
}
