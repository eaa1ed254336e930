import type { Trx } from '@/db'
import { recordAudit } from '@/lib/audit/mutations'
import { readDefinition } from '../definitions/definition'
import { isInCharge } from './answering'
import type { Inspector } from './arranging'
import { findEarlier, type LockedVisit, lockVisit, moveVisit } from './moves'
import type { Finding, Findings, ReportInput } from './schema'
import type { VisitStatus } from './status'

/** What stands in the database where a report could not be taken over it. */
export type StoredReport = {
  version: number
  checklist: Findings
  notes: string
  saved_by_name: string | null
  saved_at: Date | null
}

export type ReportOutcome =
  | { ok: true; state: 'saved' | 'completed'; version: number }
  | { ok: true; state: 'conflict'; stored: StoredReport }
  | { ok: true; state: 'closed'; status: VisitStatus }
  | { ok: false; reason: 'notFound' | 'notYours' | 'tooEarly' | 'unanswered' | 'notesMissing' | 'notAllowed' }

/**
 * Takes what the inspector's phone has gathered: the whole of the findings, going on from `version`. The first report begins
 * the visit; one with a result completes it, once everything is answered. A report that began from another version changes
 * nothing and gets what is stored, for the person to settle; a repeated one (same transaction id) is answered as before.
 */
export async function reportVisit(
  trx: Trx,
  inspector: Inspector,
  input: ReportInput,
  now = new Date(),
): Promise<ReportOutcome> {
  const locked = await lockVisit(trx, input.visit_id)
  if (!locked) return { ok: false, reason: 'notFound' }
  if (!isInCharge(locked, inspector)) return { ok: false, reason: 'notYours' }
  const { visit, application } = locked
  if (visit.saved_transaction_id === input.transaction_id)
    return {
      ok: true,
      state: visit.status === 'completed' ? 'completed' : 'saved',
      version: visit.version,
    }
  const forged = await findEarlier(trx, application.id, input.transaction_id, 'complete')
  if (forged) return { ok: false, reason: 'notAllowed' }
  if (visit.status !== 'confirmed' && visit.status !== 'under_way')
    return { ok: true, state: 'closed', status: visit.status }
  if (visit.version !== input.version)
    return { ok: true, state: 'conflict', stored: await stored(trx, locked) }

  const known = await listChecklistKeys(trx, locked)
  const checklist = Object.fromEntries(
    known.flatMap((key) => (input.checklist[key] ? [[key, input.checklist[key]] as [string, Finding]] : [])),
  )
  if (input.result !== null) {
    if (known.some((key) => !checklist[key]?.answer)) return { ok: false, reason: 'unanswered' }
    if (input.result !== 'passed' && input.notes.trim().length < 5)
      return { ok: false, reason: 'notesMissing' }
  }
  return save(trx, locked, inspector, { ...input, checklist }, now)
}

async function save(
  trx: Trx,
  locked: LockedVisit,
  inspector: Inspector,
  report: ReportInput,
  now: Date,
): Promise<ReportOutcome> {
  const { visit, application } = locked
  const by = { side: 'staff' as const, actor: inspector.actor }
  if (visit.status === 'confirmed') {
    const started = await moveVisit(trx, locked, { move: 'start', by, changes: { started_at: now } }, now)
    if (!started.ok) return { ok: false, reason: 'tooEarly' }
    visit.status = 'under_way'
    visit.version += 1
  }
  const changes = {
    checklist: report.checklist,
    notes: report.notes,
    saved_by: inspector.staff_id,
    saved_at: now,
    saved_transaction_id: report.transaction_id,
  }
  if (report.result === null) {
    await trx
      .updateTable('visits')
      .set({ ...changes, version: visit.version + 1 })
      .where('id', '=', visit.id)
      .execute()
    await recordAudit(trx, inspector.actor, {
      action: 'visit.noted',
      entity_type: 'visit',
      entity_id: visit.id,
      company_id: application.company_id,
    })
    return { ok: true, state: 'saved', version: visit.version + 1 }
  }
  const move = {
    move: 'complete' as const,
    by,
    transaction_id: report.transaction_id,
    data: { result: report.result },
    changes: { ...changes, result: report.result, completed_at: now },
  }
  const moved = await moveVisit(trx, locked, move, now)
  if (!moved.ok) return { ok: true, state: 'closed', status: visit.status }
  return { ok: true, state: 'completed', version: visit.version + 1 }
}

async function stored(trx: Trx, { visit }: LockedVisit): Promise<StoredReport> {
  const saver = visit.saved_by
    ? await trx.selectFrom('users').select('name').where('id', '=', visit.saved_by).executeTakeFirst()
    : undefined
  return {
    version: visit.version,
    checklist: visit.checklist as Findings,
    notes: visit.notes,
    saved_by_name: saver?.name ?? null,
    saved_at: visit.saved_at,
  }
}

/** The things to look at, as the version of the licence type says that the application is on. */
async function listChecklistKeys(trx: Trx, { visit }: LockedVisit): Promise<string[]> {
  const row = await trx
    .selectFrom('application_stages as stage')
    .innerJoin('applications', 'applications.id', 'stage.application_id')
    .innerJoin('license_type_versions as version', 'version.id', 'applications.license_type_version_id')
    .select(['stage.key', 'version.definition'])
    .where('stage.id', '=', visit.stage_id)
    .executeTakeFirstOrThrow()
  const spec = readDefinition(row.definition).stages.find((stage) => stage.key === row.key)
  return (spec?.checklist ?? []).map((item) => item.key)
}
