import type { Db, Trx } from '@/db'
import { newId } from '@/lib/ids'
import { submitApplication, withdrawApplication } from '@/lib/licensing/applications/mutations'
import { answerRevision } from '@/lib/licensing/applications/revision-mutations'
import { approveStage, rejectApplication, requestRevision } from '@/lib/licensing/review/decisions'
import {
  assignCase,
  handOver,
  releaseCase,
  setPriority,
  takeCase,
  takeNextCase,
} from '@/lib/licensing/review/holding'
import { addNote } from '@/lib/licensing/review/notes'
import { escalateCase, holdCase, resumeCase, sendBack } from '@/lib/licensing/review/pausing'
import { undoMove } from '@/lib/licensing/review/undo'
import { dayOf } from '@/lib/time'
import { getReviewer, getSender, getSupervisor, type HeldCase, listDrafts, listHeld } from './scenes'

type Outcome = { ok: boolean; reason?: string }
export type MoveScene = { name: string; run: () => Promise<Outcome> }

/** Every move of an owner and of a reviewer, each on a case of its own where it is allowed, in a transaction of its own. */
export async function moveScenes(db: Db): Promise<MoveScene[]> {
  const [reviewer, colleague, supervisor, sender] = await Promise.all([
    getReviewer(db, 1),
    getReviewer(db, 2),
    getSupervisor(db),
    getSender(db, 1),
  ])
  const held = await listHeld(db, reviewer.staff_id)
  const drafts = await listDrafts(db, sender.company.id)
  const scenes: MoveScene[] = []
  const add = (name: string, move: (trx: Trx) => Promise<Outcome>) => {
    scenes.push({ name, run: () => db.transaction().execute(move) })
  }
  const next = (): HeldCase => {
    const one = held.shift()
    if (!one) throw new Error('Too few cases are held')
    return one
  }
  const move = (one: HeldCase) => ({ application_id: one.id, transaction_id: newId() })
  const decision = (one: HeldCase) => ({ ...move(one), stage_id: one.stage_id })
  const reason = 'Alasan yang cukup panjang'
  const approval = { checked: [], note: 'Lengkap', license_number: '', issued_on: '' }

  const approved = next()
  add('approve a stage', (trx) => approveStage(trx, reviewer, { ...decision(approved), ...approval }))
  add('take back an approval', async (trx) => {
    const event = await latestEvent(trx, approved.id)
    return undoMove(trx, reviewer, { ...move(approved), event_id: event })
  })
  const revised = next()
  const key = (await hasDocument(db, revised.id, 'ktp')) ? 'ktp' : 'supervisor_ktp'
  const items = [{ kind: 'document' as const, key, comment: 'Kurang terang' }]
  add('request a revision', (trx) =>
    requestRevision(trx, reviewer, { ...decision(revised), message: 'Mohon diperbaiki', items }),
  )
  const [rejected, escalated, rested, given, noted, raised, released] = Array.from({ length: 7 }, next)
  if (!rejected || !escalated || !rested || !given || !noted || !raised || !released)
    throw new Error('Too few cases are held')
  add('reject', (trx) => rejectApplication(trx, reviewer, { ...decision(rejected), reason }))
  add('escalate', (trx) => escalateCase(trx, reviewer, { ...move(escalated), reason }))
  const until = dayOf(new Date(Date.now() + 3 * 86_400_000))
  add('put on hold', (trx) => holdCase(trx, reviewer, { ...decision(rested), reason, until }))
  add('resume', (trx) => resumeCase(trx, reviewer, { ...move(rested), reason }))
  add('hand over', (trx) =>
    handOver(trx, reviewer, { ...move(given), assignee_id: colleague.staff_id, reason }),
  )
  add('add a note', (trx) => addNote(trx, reviewer, { ...move(noted), text: 'Sudah ditelepon' }))
  add('set the priority', (trx) =>
    setPriority(trx, supervisor, { ...move(raised), priority: 'high', reason }),
  )
  add('give back', (trx) => releaseCase(trx, reviewer, move(released)))
  add('take', (trx) => takeCase(trx, colleague, move(released)))
  add('assign', (trx) => assignCase(trx, supervisor, { ...move(raised), assignee_id: colleague.staff_id }))
  add('take the next', (trx) => takeNextCase(trx, reviewer, newId()))
  add('take the next as supervisor', (trx) => takeNextCase(trx, supervisor, newId()))
  const later = held.find((one) => one.position > 1)
  if (!later) throw new Error('Nothing held has an earlier stage')
  add('send back', async (trx) => {
    const first = await trx
      .selectFrom('application_stages')
      .select('id')
      .where('application_id', '=', later.id)
      .where('position', '=', 1)
      .executeTakeFirstOrThrow()
    return sendBack(trx, reviewer, { ...decision(later), to_stage_id: first.id, reason })
  })

  const [draft, other] = drafts
  if (!draft || !other) throw new Error('The sender has too few drafts')
  const sent = { application_id: draft.id, version: draft.version, transaction_id: newId() }
  add('submit', (trx) => submitApplication(trx, sender, sent))
  add('submit again', (trx) => submitApplication(trx, sender, sent))
  add('withdraw', (trx) =>
    withdrawApplication(trx, sender, { application_id: draft.id, transaction_id: newId(), reason }),
  )
  return scenes
}

/** The answer to a revision that a reviewer has asked for in the same database. */
export async function answerScene(db: Db): Promise<MoveScene> {
  const row = await db
    .selectFrom('application_revisions as revision')
    .innerJoin('applications', 'applications.id', 'revision.application_id')
    .innerJoin('license_types as type', 'type.id', 'applications.license_type_id')
    .innerJoin('companies', 'companies.id', 'applications.company_id')
    .innerJoin('company_members as member', 'member.company_id', 'companies.id')
    .select([
      'revision.id',
      'revision.version',
      'applications.id as application_id',
      'companies.id as company_id',
      'companies.slug',
      'companies.trade_name',
      'companies.legal_name',
      'member.user_id',
    ])
    .where('applications.status', '=', 'revision_requested')
    .where('revision.answered_at', 'is', null)
    // Of the others not all documents are there.
    .where('type.code', '=', 'nib')
    .limit(1)
    .executeTakeFirstOrThrow()
  const sender = await getSender(db, 2)
  const applicant = {
    ...sender,
    company: { ...sender.company, id: row.company_id as typeof sender.company.id, slug: row.slug },
    actor: { kind: 'user' as const, user_id: row.user_id, name: 'Pemilik' },
  }
  const input = {
    application_id: row.application_id,
    revision_id: row.id,
    version: row.version,
    transaction_id: newId(),
    comment: '',
  }
  return {
    name: 'answer a revision',
    run: () => db.transaction().execute((trx) => answerRevision(trx, applicant, input)),
  }
}

async function latestEvent(trx: Trx, applicationId: string): Promise<string> {
  const row = await trx
    .selectFrom('application_events')
    .select('id')
    .where('application_id', '=', applicationId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return row.id
}

async function hasDocument(db: Db, applicationId: string, key: string): Promise<boolean> {
  const row = await db
    .selectFrom('application_documents')
    .select('document_id')
    .where('application_id', '=', applicationId)
    .where('requirement_key', '=', key)
    .executeTakeFirst()
  return row !== undefined
}
