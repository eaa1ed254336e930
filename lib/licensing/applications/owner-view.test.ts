import '@/db/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/db'
import { newId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import { getWorkingCalendar } from '@/lib/reference/queries'
import { sweepDeadlines } from '../deadlines/sweep'
import { approveStage, requestRevision } from '../review/decisions'
import { takeCase } from '../review/holding'
import { holdCase, resumeCase, sendBack } from '../review/pausing'
import type { Reviewer } from '../review/reviewer'
import { createReviewer } from '../review/testing-case'
import { undoMove } from '../review/undo'
import { compareVersions } from '../review/versions'
import { clocksOf, listClocks } from './clocks'
import { leftUntil } from './deadline'
import { countApplications, listApplications } from './lists'
import type { Applicant } from './mutations'
import { findApplication } from './queries'
import { answerRevision, saveRevision } from './revision-mutations'
import { countSentVersions, findSentVersions } from './sent-versions'
import { createApplicant, createSent } from './testing-applicant'
import { momentsOf } from './timeline'

// What the owner of a case sees of it while staff and the clock work on it.

afterAll(stopSender)

const at = (text: string) => new Date(`${text}+07:00`)
/** Without a holiday in sight, so that the days can be counted on one's fingers. */
const MONDAY = at('2026-11-02T09:00')
const TUESDAY = at('2026-11-03T09:00')

let rina: Reviewer
beforeAll(async () => {
  rina = await createReviewer(db, 'supervisor')
})

async function taken(): Promise<{ owner: Applicant; id: string }> {
  const owner = await createApplicant(db)
  const id = await createSent(db, owner, MONDAY)
  const input = { application_id: id, transaction_id: newId() }
  await db.transaction().execute((trx) => takeCase(trx, rina, input, MONDAY))
  return { owner, id }
}

async function see({ owner, id }: { owner: Applicant; id: string }, now: Date) {
  const [application, clocks, calendar] = await Promise.all([
    findApplication(db, owner.company.id, id),
    listClocks(db, owner.company.id, id),
    getWorkingCalendar(db),
  ])
  if (!application) throw new Error('The owner does not see the application')
  const stage = application.stages.find((one) => one.status === 'active')
  return {
    application,
    kinds: momentsOf(application).map((moment) => moment.kind),
    clocks: stage && clocksOf(clocks, stage, calendar, now),
  }
}

async function common(id: string) {
  const { current_stage_id } = await db
    .selectFrom('applications')
    .select('current_stage_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { application_id: id, transaction_id: newId(), stage_id: current_stage_id ?? '' }
}

async function askAgain(id: string, now: Date) {
  const input = {
    ...(await common(id)),
    message: 'Perbaiki artinya',
    items: [{ kind: 'field' as const, key: 'mark_meaning', comment: 'Terlalu pendek' }],
  }
  const outcome = await db.transaction().execute((trx) => requestRevision(trx, rina, input, now))
  if (!outcome.ok) throw new Error(outcome.reason)
}

describe('both clocks', () => {
  it("are the office's first, then the applicant's", async () => {
    const one = await taken()
    expect((await see(one, MONDAY)).clocks).toEqual({
      // One working day, the day of sending not counted.
      running: { side: 'office', due_at: at('2026-11-04T00:00'), days_left: 1, is_late: false },
      office: { used: 0, given: 1 },
      applicant: { used: 0, given: null },
    })
    await askAgain(one.id, TUESDAY)
    const { clocks } = await see(one, at('2026-11-05T09:00'))
    expect(clocks?.running).toMatchObject({ side: 'applicant', is_late: false })
    expect(clocks?.office).toEqual({ used: 1, given: 1 })
    expect(clocks?.applicant.used).toBe(2)
    expect(clocks?.applicant.given).toBeGreaterThan(2)
  })

  it('stand while it is on hold, with the reason on the page and in the list', async () => {
    const one = await taken()
    const input = { ...(await common(one.id)), reason: 'Menunggu surat dinas', until: '2026-11-12' }
    await db.transaction().execute((trx) => holdCase(trx, rina, input, MONDAY))
    const held = await see(one, TUESDAY)
    expect(held.clocks?.running).toMatchObject({ side: 'hold', due_at: at('2026-11-12T00:00') })
    expect(held.kinds.slice(0, 3)).toEqual(['started', 'submit', 'hold'])
    expect(held.application.events.find((event) => event.kind === 'hold')?.comment).toBe(
      'Menunggu surat dinas',
    )
    const { rows } = await listApplications(db, one.owner.company.id, { filter: 'office' })
    expect(rows).toMatchObject([{ status: 'on_hold', hold_reason: 'Menunggu surat dinas' }])
    expect(await countApplications(db, one.owner.company.id)).toMatchObject({ office: 1 })

    const resume = { application_id: one.id, transaction_id: newId(), reason: '' }
    await db.transaction().execute((trx) => resumeCase(trx, rina, resume, TUESDAY))
    expect((await see(one, TUESDAY)).kinds).toContain('resume')
    expect((await listApplications(db, one.owner.company.id)).rows[0]?.hold_reason).toBeNull()
  })

  it('count the days that are left, none on the last one', () => {
    const calendar = { daysOff: new Set(['2026-11-05']), years: new Set([2026]) }
    const due = at('2026-11-10T00:00')
    expect(leftUntil(due, calendar, MONDAY)).toEqual({ days_left: 4, is_late: false })
    expect(leftUntil(due, calendar, at('2026-11-09T23:59'))).toEqual({ days_left: 0, is_late: false })
    expect(leftUntil(due, calendar, due)).toEqual({ days_left: 0, is_late: true })
  })

  it('are nobody else’s', async () => {
    const one = await taken()
    const other = await createApplicant(db)
    expect(await listClocks(db, other.company.id, one.id)).toEqual([])
  })
})

describe('the story', () => {
  it('tells that a step begins anew, not why', async () => {
    const one = await taken()
    const spec = (await see(one, MONDAY)).application.definition.stages[0]
    const approve = {
      ...(await common(one.id)),
      checked: spec?.checklist.map((item) => item.key) ?? [],
      note: '',
      license_number: '',
      issued_on: '',
    }
    expect((await db.transaction().execute((trx) => approveStage(trx, rina, approve, MONDAY))).ok).toBe(true)
    const first = (await see(one, MONDAY)).application.stages[0]?.id ?? ''
    const back = { ...(await common(one.id)), to_stage_id: first, reason: 'KTP belum dicek, ceroboh' }
    expect((await db.transaction().execute((trx) => sendBack(trx, rina, back, MONDAY))).ok).toBe(true)
    const seen = await see(one, MONDAY)
    expect(seen.kinds.slice(0, 4)).toEqual(['started', 'submit', 'stage_done', 'send_back'])
    expect(JSON.stringify(seen.application.events)).not.toContain('ceroboh')
  })

  it('says when our deadline passed', async () => {
    const one = await taken()
    await sweepDeadlines(db, at('2026-11-04T00:01'))
    const seen = await see(one, at('2026-11-04T09:00'))
    expect(seen.kinds).toContain('escalate')
    expect(seen.application.escalated_at).not.toBeNull()
    expect(seen.clocks?.running.is_late).toBe(true)
    expect(seen.kinds).not.toContain('remind_office')
  })

  it('forgets what was taken back', async () => {
    const one = await taken()
    const hold = { ...(await common(one.id)), reason: 'Keliru', until: '2026-11-12' }
    await db.transaction().execute((trx) => holdCase(trx, rina, hold, MONDAY))
    const { id: event_id } = await db
      .selectFrom('application_events')
      .select('id')
      .where('application_id', '=', one.id)
      .where('kind', '=', 'hold')
      .executeTakeFirstOrThrow()
    const undo = { application_id: one.id, transaction_id: newId(), event_id }
    const soon = new Date(MONDAY.getTime() + 20_000)
    const undone = await db.transaction().execute((trx) => undoMove(trx, rina, undo, soon))
    expect(undone).toMatchObject({ ok: true })
    const seen = await see(one, MONDAY)
    expect(seen.kinds).not.toContain('hold')
    expect(seen.application.events.map((event) => event.kind)).not.toContain('undo')
  })
})

describe('what was sent', () => {
  it('is kept by version, to be opened and compared, by its company only', async () => {
    const one = await taken()
    await askAgain(one.id, TUESDAY)
    const { application } = await see(one, TUESDAY)
    const revision = application.revisions[0]
    const asked = { application_id: one.id, revision_id: revision?.id ?? '' }
    const kept = { ...asked, version: 1, answers: { mark_meaning: 'Keripik buatan Bu Sari' }, documents: {} }
    await db.transaction().execute((trx) => saveRevision(trx, one.owner, kept))
    const answer = { ...asked, version: 2, transaction_id: newId(), comment: 'Sudah saya lengkapi' }
    const sent = await db
      .transaction()
      .execute((trx) => answerRevision(trx, one.owner, answer, at('2026-11-04T09:00')))
    expect(sent).toMatchObject({ ok: true })

    const { company } = one.owner
    expect(await countSentVersions(db, company.id, one.id)).toBe(2)
    const found = await findSentVersions(db, company.id, one.id)
    const [before, after] = found?.versions ?? []
    if (!found || !before || !after) throw new Error('Two versions were sent')
    expect([before.kind, after.kind, after.by]).toEqual(['submit', 'answer_revision', one.owner.actor.name])
    expect(compareVersions(found.definition, { before, after }, { locale: 'id', names: {} })).toMatchObject([
      {
        key: 'mark_meaning',
        before: 'Keripik buatan Sari',
        after: 'Keripik buatan Bu Sari',
        change: 'changed',
      },
    ])
    const other = await createApplicant(db)
    expect(await findSentVersions(db, other.company.id, one.id)).toBeUndefined()
    expect(await countSentVersions(db, other.company.id, one.id)).toBe(0)
    expect(await findSentVersions(db, company.id, 'not-an-id')).toBeUndefined()
  })
})
