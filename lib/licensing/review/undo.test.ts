import '@/db/testing'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db, type Trx } from '@/db'
import { seedSettings } from '@/db/seed/defaults/settings'
import { type CompanyId, newId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import { sweepDeadlines } from '../deadlines/sweep'
import { approveStage, rejectApplication, requestRevision } from './decisions'
import { takeCase } from './holding'
import { escalateCase, holdCase, resumeCase, sendBack } from './pausing'
import type { Reviewer } from './reviewer'
import { createLicenseType, createReviewer, createSubmitted, getApplication } from './testing-case'
import { findUndoable, noteSeen, UndoOvertaken, undoMove } from './undo'

process.env.APP_URL ??= 'http://localhost:3000'
process.env.AUTH_SECRET ??= 'x'.repeat(32)
process.env.ENCRYPTION_KEY ??= '0'.repeat(64)
process.env.MIDTRANS_SERVER_KEY ??= 'x'
process.env.MIDTRANS_CLIENT_KEY ??= 'x'
process.env.SENDGRID_API_KEY ??= 'x'
process.env.SENDGRID_WEBHOOK_PUBLIC_KEY ??= 'x'

let type: { id: string; version_id: string }
let rina: Reviewer
let dewi: Reviewer

beforeAll(async () => {
  await seedSettings(db)
  type = await createLicenseType(db)
  rina = await createReviewer(db)
  dewi = await createReviewer(db, 'supervisor')
})
afterAll(stopSender)

const trx = <Result>(run: (tx: Trx) => Promise<Result>) => db.transaction().execute(run)
const DAY = 86_400_000
const dayIn = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10)

async function held(who = rina) {
  const made = await createSubmitted(db, type)
  await trx((tx) => takeCase(tx, who, { application_id: made.id, transaction_id: newId() }))
  return made
}

type Kind = 'approve' | 'revision' | 'reject' | 'hold' | 'escalate' | 'send_back'

async function decide(kind: Kind, id: string, who: Reviewer = rina) {
  const row = await getApplication(db, id)
  const move = { application_id: id, transaction_id: newId(), stage_id: row.current_stage_id ?? '' }
  const reason = 'Alasan yang cukup panjang'
  return trx(async (tx) => {
    switch (kind) {
      case 'approve':
        return approveStage(tx, who, { ...move, checked: [], note: 'ya', license_number: '', issued_on: '' })
      case 'revision':
        return requestRevision(tx, who, {
          ...move,
          message: reason,
          items: [{ kind: 'field', key: 'product_name', comment: '' }],
        })
      case 'reject':
        return rejectApplication(tx, who, { ...move, reason })
      case 'hold':
        return holdCase(tx, who, { ...move, reason, until: dayIn(5) })
      case 'escalate':
        return escalateCase(tx, who, { ...move, reason })
      case 'send_back': {
        const first = await tx
          .selectFrom('application_stages')
          .select('id')
          .where('application_id', '=', id)
          .where('position', '=', 1)
          .executeTakeFirstOrThrow()
        return sendBack(tx, who, { ...move, reason, to_stage_id: first.id })
      }
      default:
        return kind satisfies never
    }
  })
}

/** Everything of a case that an undo must put back, as PostgreSQL writes it. */
async function stateOf(id: string): Promise<string> {
  const { rows } = await sql<{ state: unknown }>`
    select jsonb_build_object(
      'application', to_jsonb(a) - 'version' - 'updated_at',
      'stages', (select jsonb_agg(to_jsonb(s) - 'updated_at' order by s.position) from application_stages s where s.application_id = a.id),
      'clocks', (select jsonb_agg(to_jsonb(c) order by c.id) from application_clocks c where c.application_id = a.id),
      'timers', (select jsonb_agg(to_jsonb(t) order by t.id) from application_timers t where t.application_id = a.id),
      'revisions', (select jsonb_agg(to_jsonb(r) order by r.id) from application_revisions r where r.application_id = a.id),
      'submissions', (select jsonb_agg(to_jsonb(s) order by s.version) from application_submissions s where s.application_id = a.id),
      'notifications', (select count(*) from staff_notifications n where n.application_id = a.id and n.kind in ('escalated', 'assigned'))
    ) as state from applications a where a.id = ${id}`.execute(db)
  return JSON.stringify(rows[0]?.state)
}

const undoOf = (id: string, event_id: string) => ({ application_id: id, event_id, transaction_id: newId() })
const undo = (id: string, event_id: string, who = rina) =>
  trx((tx) => undoMove(tx, who, undoOf(id, event_id)))
const eventOf = (outcome: Awaited<ReturnType<typeof decide>>) =>
  (outcome.ok && outcome.event_id) || expect.fail(JSON.stringify(outcome))

describe('undo', () => {
  test('whatever was decided before, taking the last decision back puts everything back, byte for byte', async () => {
    const kinds: Kind[] = ['approve', 'revision', 'reject', 'hold', 'escalate', 'send_back']
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom<'approve' | 'hold'>('approve', 'hold'), { maxLength: 2 }),
        fc.constantFrom(...kinds),
        async (before, last) => {
          const { id } = await held()
          for (const kind of before) {
            await decide(kind, id)
            if (kind === 'hold')
              await trx((tx) =>
                resumeCase(tx, rina, { application_id: id, transaction_id: newId(), reason: '' }),
              )
          }
          if ((await getApplication(db, id)).assignee_id !== rina.staff_id)
            await trx((tx) => takeCase(tx, dewi, { application_id: id, transaction_id: newId() }))
          const who = (await getApplication(db, id)).assignee_id === dewi.staff_id ? dewi : rina
          const state = await stateOf(id)
          const decided = await decide(last, id, who)
          if (!decided.ok) return // sent back from the first stage
          expect(await stateOf(id)).not.toBe(state)
          expect(await undo(id, decided.event_id ?? '', who)).toMatchObject({ ok: true })
          expect(await stateOf(id)).toBe(state)
        },
      ),
      { numRuns: 25 },
    )
  }, 120_000)

  test('the mail of a decision that was taken back never leaves, and the history says both', async () => {
    const { id } = await held()
    const event = eventOf(await decide('reject', id))
    await undo(id, event)
    const mails = await db
      .selectFrom('email_messages')
      .select('status')
      .where('application_id', '=', id)
      .execute()
    expect(mails).toEqual([{ status: 'cancelled' }])
    const events = await db
      .selectFrom('application_events')
      .select(['kind', 'undone_at'])
      .where('application_id', '=', id)
      .orderBy('id')
      .execute()
    expect(events.map((one) => [one.kind, one.undone_at !== null])).toEqual([
      ['take', false],
      ['reject', true],
      ['undo', false],
    ])
  })

  test('the same undo twice changes nothing the second time', async () => {
    const { id } = await held()
    const once = undoOf(id, eventOf(await decide('revision', id)))
    expect(await trx((tx) => undoMove(tx, rina, once))).toMatchObject({ ok: true, repeated: false })
    const state = await stateOf(id)
    expect(await trx((tx) => undoMove(tx, rina, once))).toMatchObject({ ok: true, repeated: true })
    expect(await stateOf(id)).toBe(state)
  })

  test('two windows at once take it back once', async () => {
    const { id } = await held()
    const event = eventOf(await decide('reject', id))
    const outcomes = await Promise.all([undo(id, event), undo(id, event)])
    expect(outcomes.map((outcome) => outcome.ok).sort()).toEqual([false, true])
  })

  test('nobody takes back another’s decision, nor an earlier one', async () => {
    const { id } = await held()
    const first = eventOf(await decide('approve', id))
    expect(await undo(id, first, dewi)).toEqual({ ok: false, reason: 'nothingToUndo' })
    await decide('approve', id)
    expect(await undo(id, first)).toEqual({ ok: false, reason: 'nothingToUndo' })
  })

  test('after the minute it is too late', async () => {
    const { id } = await held()
    const event = eventOf(await decide('reject', id))
    const late = new Date(Date.now() + 61_000)
    expect(await trx((tx) => undoMove(tx, rina, undoOf(id, event), late))).toEqual({
      ok: false,
      reason: 'undoTooLate',
    })
  })

  test('what the applicant has seen stays; another company sees nothing and spoils nothing', async () => {
    const { id, company } = await held()
    const other = await createSubmitted(db, type)
    const event = eventOf(await decide('reject', id))
    await noteSeen(db, other.company.id as CompanyId, id)
    expect(await findUndoable(db, rina.staff_id)).toMatchObject({ application_id: id, event_id: event })
    await noteSeen(db, company.id as CompanyId, id)
    expect(await undo(id, event)).toEqual({ ok: false, reason: 'undoSeen' })
    expect(await findUndoable(db, rina.staff_id)).not.toMatchObject({ event_id: event })
  })

  test('what the applicant has seen in a list of all stays too', async () => {
    const { id, company } = await held()
    const event = eventOf(await decide('reject', id))
    await noteSeen(db, company.id as CompanyId)
    expect(await undo(id, event)).toEqual({ ok: false, reason: 'undoSeen' })
  })

  test('a mail that has left cannot be called back: nothing is undone', async () => {
    const { id } = await held()
    const event = eventOf(await decide('revision', id))
    await db.updateTable('email_messages').set({ status: 'sent' }).where('application_id', '=', id).execute()
    const state = await stateOf(id)
    await expect(undo(id, event)).rejects.toThrow(UndoOvertaken)
    expect(await stateOf(id)).toBe(state)
  })

  test('undo against the timer: one of them wins, and the case is whole', async () => {
    const { id } = await held()
    const event = eventOf(await decide('hold', id))
    const later = new Date(Date.now() + 30 * DAY)
    const [undone] = await Promise.allSettled([undo(id, event), sweepDeadlines(db, later)])
    const row = await getApplication(db, id)
    expect(row.status).toBe('in_review')
    const open = await db
      .selectFrom('application_clocks')
      .select('side')
      .where('application_id', '=', id)
      .where('stopped_at', 'is', null)
      .execute()
    expect(open).toEqual([{ side: 'office' }])
    if (undone.status === 'fulfilled' && undone.value.ok) {
      const event = await db
        .selectFrom('application_events')
        .select('undone_at')
        .where('application_id', '=', id)
        .where('kind', '=', 'hold')
        .executeTakeFirstOrThrow()
      expect(event.undone_at).not.toBeNull()
    }
  })
})
