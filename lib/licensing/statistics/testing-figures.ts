import type { Db } from '@/db'
import { createCompany } from '@/db/testing-rows'
import { newId } from '@/lib/ids'
import { startOfDay } from '@/lib/working-days'

// Cases for tests, told day by day: who had them when, what was asked, how they ended.

/** Noon of a day in Jakarta. */
export function noon(day: string): Date {
  return new Date(startOfDay(day).getTime() + 12 * 3_600_000)
}

export type Step =
  | {
      move: 'approve_stage' | 'deem_approved' | 'reject' | 'skip_stage'
      on: string
      by?: string
      codes?: string[]
    }
  | { move: 'request_revision'; on: string; by?: string; items: { key: string; codes?: string[] }[] }
  | { move: 'answer_revision' | 'withdraw'; on: string }

export type Story = {
  type: { id: string; version_id: string }
  sent: string
  region?: string
  priority?: string
  assignee?: string
  /** Kinds of the stages with the working day on which each is due. */
  stages: { kind: string; due: string }[]
  steps: Step[]
}

/** A licence type without contents. */
export async function createType(db: Db, code: string) {
  const id = newId()
  const versionId = newId()
  await db
    .insertInto('license_types')
    .values({ id, code, name_id: code, name_en: code, authority: 'Uji', status: 'published' })
    .execute()
  const definition = JSON.stringify({ sections: [], documents: [], stages: [] })
  await db
    .insertInto('license_type_versions')
    .values({ id: versionId, license_type_id: id, version: 1, status: 'published', definition })
    .execute()
  return { id, version_id: versionId }
}

/** Writes a case with its stages, clocks, events and requests as the moves of the story leave them. Returns its id. */
export async function createCase(db: Db, story: Story): Promise<string> {
  const id = newId()
  const company = await createCompany(db)
  await db
    .insertInto('applications')
    .values({
      id,
      number: `IZN-${id}`,
      company_id: company.id,
      company_name: company.trade_name,
      license_type_id: story.type.id,
      license_type_version_id: story.type.version_id,
      status: 'submitted',
      priority: story.priority ?? 'normal',
      region_code: story.region ?? null,
      submitted_at: noon(story.sent),
    })
    .execute()
  const stages = story.stages.map((stage, at) => ({ ...stage, id: newId(), position: at + 1 }))
  for (const { id: stageId, kind, due, position } of stages) {
    const due_at = new Date(startOfDay(due).getTime() + 86_400_000)
    const role = 'reviewer'
    const row = { id: stageId, application_id: id, key: kind, kind, role, working_days: 3, position, due_at }
    await db.insertInto('application_stages').values(row).execute()
  }
  const clock = async (side: string, at: number, from: string) => {
    const stage = stages[at]
    if (!stage) return
    const due_at = new Date(startOfDay(stage.due).getTime() + 86_400_000)
    const row = { id: newId(), application_id: id, stage_id: stage.id, side, working_days: 3, due_at }
    await db
      .insertInto('application_clocks')
      .values({ ...row, started_at: noon(from) })
      .execute()
  }
  await clock('office', 0, story.sent)
  let at = 0
  let status = 'in_review'
  for (const step of story.steps) {
    const now = noon(step.on)
    await db
      .updateTable('application_clocks')
      .set({ stopped_at: now })
      .where('application_id', '=', id)
      .where('stopped_at', 'is', null)
      .execute()
    const stage = stages[at]
    const eventId = newId()
    const data: Record<string, string | string[]> = {}
    if (step.move === 'request_revision') {
      status = 'revision_requested'
      data.revision_id = await ask(db, id, stage?.id ?? '', step)
      await clock('applicant', at, step.on)
    } else if (step.move === 'answer_revision') {
      status = 'in_review'
      await clock('office', at, step.on)
    } else if (step.move === 'reject') status = 'rejected'
    else if (step.move === 'withdraw') status = 'withdrawn'
    else {
      at++
      if (at === stages.length) status = 'approved'
      else await clock('office', at, step.on)
    }
    const by = 'by' in step ? step.by : undefined
    if ('codes' in step && step.codes) data.reason_codes = step.codes
    await db
      .insertInto('application_events')
      .values({
        id: eventId,
        application_id: id,
        kind: step.move,
        from_status: 'in_review',
        to_status: status,
        stage_id: stage?.id ?? null,
        actor_kind: by ? 'staff' : step.move === 'withdraw' ? 'applicant' : 'system',
        actor_user_id: by ?? null,
        data,
        created_at: now,
      })
      .execute()
  }
  const last = story.steps.at(-1)
  const isDecided = status === 'approved' || status === 'rejected'
  const current = stages[Math.min(at, stages.length - 1)]
  await db
    .updateTable('applications')
    .set({
      status,
      stage_kind: current?.kind ?? null,
      current_stage_id: current?.id ?? null,
      assignee_id: story.assignee ?? null,
      due_at: isDecided || !current ? null : new Date(startOfDay(current.due).getTime() + 86_400_000),
      ...(isDecided && last && { decided_at: noon(last.on) }),
    })
    .where('id', '=', id)
    .execute()
  return id
}

async function ask(
  db: Db,
  applicationId: string,
  stageId: string,
  step: Step & { move: 'request_revision' },
) {
  const id = newId()
  const items = step.items.map(({ key, codes }) => ({
    kind: 'field',
    key,
    comment: '',
    ...(codes && { reason_codes: codes }),
  }))
  await db
    .insertInto('application_revisions')
    .values({
      id,
      application_id: applicationId,
      stage_id: stageId,
      message: 'Perbaiki',
      items: JSON.stringify(items),
      due_at: noon(step.on),
      answered_at: noon(step.on),
    })
    .execute()
  return id
}
