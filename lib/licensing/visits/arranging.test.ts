import '@/db/testing'
import { afterAll, describe, expect, test } from 'vitest'
import { db } from '@/db'
import { createOwnedCompany } from '@/db/testing-rows'
import type { CompanyId } from '@/lib/ids'
import { newId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import { createReviewer } from '../review/testing-case'
import { askOtherTimes, callOff, cancelVisit, chooseSlot } from './answering'
import { proposeVisit } from './arranging'
import { listOwnerVisits, listToChoose } from './owner-queries'
import {
  choose,
  createAgreed,
  createVisitCase,
  getVisit,
  listSlots,
  NOW,
  propose,
  TUESDAY,
  WEDNESDAY,
} from './testing-visit'

afterAll(stopSender)

const at = (text: string) => new Date(`${text}+07:00`)
const mails = async (applicationId: string) =>
  (
    await db
      .selectFrom('email_messages')
      .select('template_key')
      .where('application_id', '=', applicationId)
      .orderBy('created_at')
      .orderBy('id')
      .execute()
  ).map((row) => row.template_key)

describe('offering times', () => {
  test('writes the visit, its times and its event, and changes nothing of the application', async () => {
    const one = await createVisitCase()
    const before = await db
      .selectFrom('applications')
      .selectAll()
      .where('id', '=', one.application_id)
      .executeTakeFirstOrThrow()
    const outcome = await propose(one)
    if (!outcome.ok) throw new Error(outcome.reason)
    const visit = await getVisit(outcome.visit_id)
    expect(visit).toMatchObject({ status: 'proposed', round: 1, time_zone: 'Asia/Jakarta' })
    expect(visit.address).toContain('Jalan Rahasia 7')
    expect(visit.expires_at?.toISOString()).toBe('2026-11-25T06:00:00.000Z')
    expect(await listSlots(visit.id)).toHaveLength(2)
    const event = await db
      .selectFrom('application_events')
      .select(['kind', 'from_status', 'to_status', 'changes'])
      .where('application_id', '=', one.application_id)
      .where('kind', '=', 'visit_proposed')
      .executeTakeFirstOrThrow()
    expect(event).toMatchObject({ from_status: null, to_status: null, changes: {} })
    const after = await db
      .selectFrom('applications')
      .selectAll()
      .where('id', '=', one.application_id)
      .executeTakeFirstOrThrow()
    expect(after).toEqual(before)
    expect(await mails(one.application_id)).toEqual(['visit_proposed'])
  })

  test('is for the holder alone, in the stage of the visit', async () => {
    const one = await createVisitCase()
    const stranger = { ...one, inspector: await createReviewer(db) }
    expect(await propose(stranger)).toMatchObject({ ok: false, reason: 'changed' })
    expect(await propose({ ...one, stage_id: newId() })).toMatchObject({ ok: false, reason: 'changed' })
    expect(await propose({ ...one, application_id: newId() })).toMatchObject({ reason: 'notFound' })
  })

  test('refuses times that cannot be, and says which', async () => {
    const one = await createVisitCase()
    const saturday = { ...TUESDAY, day: '2026-11-28' }
    expect(await propose(one, [TUESDAY, saturday])).toMatchObject({ reason: 'dayOff', index: 1 })
    // Christmas and its collective leave are in the calendar of the default data.
    expect(await propose(one, [{ ...TUESDAY, day: '2026-12-25' }])).toMatchObject({ reason: 'dayOff' })
  })

  test('repeated, also at the same moment, is one offer', async () => {
    const one = await createVisitCase()
    const transaction_id = newId()
    const outcomes = await Promise.all([1, 2, 3].map(() => propose(one, undefined, { transaction_id })))
    expect(outcomes.filter((outcome) => outcome.ok && outcome.repeated)).toHaveLength(2)
    const rows = await db
      .selectFrom('visits')
      .select('id')
      .where('application_id', '=', one.application_id)
      .execute()
    expect(rows).toHaveLength(1)
    expect(await mails(one.application_id)).toEqual(['visit_proposed'])
  })

  test('a transaction id serves one intention', async () => {
    const one = await createVisitCase()
    const transaction_id = newId()
    const proposed = await propose(one, undefined, { transaction_id })
    if (!proposed.ok) throw new Error(proposed.reason)
    expect(await choose(one, proposed.visit_id, { transaction_id })).toMatchObject({ reason: 'notAllowed' })
  })

  test('again takes the place of what was offered, and of what was agreed only with a reason', async () => {
    const one = await createVisitCase()
    const visitId = await createAgreed(one)
    expect(await propose(one, [WEDNESDAY], { message: '' })).toMatchObject({ reason: 'reasonMissing' })
    expect(await propose(one, [WEDNESDAY])).toMatchObject({ ok: true, visit_id: visitId })
    expect(await getVisit(visitId)).toMatchObject({ status: 'proposed', round: 2, starts_at: null })
    expect(await listSlots(visitId)).toHaveLength(1)
  })
})

describe('answering', () => {
  test('picks a time: both are told, the inspector is busy then', async () => {
    const one = await createVisitCase()
    const visitId = await createAgreed(one)
    const visit = await getVisit(visitId)
    expect(visit).toMatchObject({ status: 'confirmed', expires_at: null })
    expect(visit.starts_at?.toISOString()).toBe('2026-11-24T02:00:00.000Z')
    expect((await listSlots(visitId)).map((slot) => slot.chosen)).toEqual([true, false])
    expect(await mails(one.application_id)).toEqual(['visit_proposed', 'visit_confirmed', 'visit_confirmed'])
    const other = await createVisitCase(db, one.inspector)
    expect(await propose(other, [TUESDAY])).toMatchObject({ reason: 'busy', index: 0 })
  })

  test('an offer is not there for another company', async () => {
    const one = await createVisitCase()
    const proposed = await propose(one)
    if (!proposed.ok) throw new Error(proposed.reason)
    const stranger = await createOwnedCompany(db)
    const applicant = { company: { id: stranger.company.id as CompanyId }, actor: one.applicant.actor }
    expect(await choose({ ...one, applicant }, proposed.visit_id)).toMatchObject({ reason: 'notFound' })
    expect(await listOwnerVisits(db, applicant.company.id, one.application_id, NOW)).toEqual([])
    expect(await listToChoose(db, applicant.company.id, NOW)).toEqual([])
    expect(await listToChoose(db, one.applicant.company.id, NOW)).toHaveLength(1)
  })

  test('a time of an earlier offer, of another visit, or that has passed is gone', async () => {
    const one = await createVisitCase()
    const proposed = await propose(one)
    if (!proposed.ok) throw new Error(proposed.reason)
    const [old] = await listSlots(proposed.visit_id)
    await propose(one, [WEDNESDAY])
    const input = {
      visit_id: proposed.visit_id,
      slot_id: old?.id ?? '',
      transaction_id: newId(),
      company: '',
      address_note: '',
    }
    const late = { ...input, slot_id: (await listSlots(proposed.visit_id))[0]?.id ?? '' }
    await db.transaction().execute(async (trx) => {
      expect(await chooseSlot(trx, one.applicant, input, NOW)).toMatchObject({ reason: 'slotGone' })
      expect(await chooseSlot(trx, one.applicant, late, at('2026-11-25T14:00'))).toMatchObject({
        reason: 'slotGone',
      })
    })
  })

  test('other times can be asked for until a day before, with the reason', async () => {
    const one = await createVisitCase()
    const visit_id = await createAgreed(one)
    const ask = (now: Date) =>
      db
        .transaction()
        .execute((trx) =>
          askOtherTimes(
            trx,
            one.applicant,
            { visit_id, reason: 'Saya di luar kota', transaction_id: newId(), company: '' },
            now,
          ),
        )
    expect(await ask(at('2026-11-23T09:01'))).toMatchObject({ reason: 'tooLate' })
    expect(await ask(at('2026-11-23T08:59'))).toMatchObject({ ok: true })
    expect(await getVisit(visit_id)).toMatchObject({ status: 'reschedule_requested', starts_at: null })
    const told = await db
      .selectFrom('staff_notifications')
      .select(['user_id', 'kind', 'wants_mail'])
      .where('application_id', '=', one.application_id)
      .where('wants_mail', '=', true)
      .execute()
    expect(told).toEqual([{ user_id: one.inspector.staff_id, kind: 'visit', wants_mail: true }])
  })

  test('calling off: the applicant in time, staff whenever', async () => {
    const one = await createVisitCase()
    const visit_id = await createAgreed(one)
    const input = { visit_id, reason: 'Tempatnya pindah', transaction_id: newId() }
    const late = at('2026-11-24T08:00')
    await db.transaction().execute(async (trx) => {
      expect(await callOff(trx, one.applicant, { ...input, company: '' }, late)).toMatchObject({
        reason: 'tooLate',
      })
      expect(await cancelVisit(trx, await createReviewer(db), input, late)).toMatchObject({
        reason: 'changed',
      })
    })
    const outcome = await db.transaction().execute((trx) => cancelVisit(trx, one.inspector, input, late))
    expect(outcome).toMatchObject({ ok: true })
    expect((await getVisit(visit_id)).status).toBe('cancelled')
    expect((await mails(one.application_id)).at(-1)).toBe('visit_cancelled')
    // After it, times are offered anew: another visit of the stage.
    const again = await propose(one, [WEDNESDAY])
    expect(again).toMatchObject({ ok: true })
    expect(again.ok && again.visit_id).not.toBe(visit_id)
  })
})

describe('raced', () => {
  test('two companies pick the same hour of one inspector: one gets it', async () => {
    const first = await createVisitCase()
    const second = await createVisitCase(db, first.inspector)
    const overlapping = { ...TUESDAY, from: TUESDAY.from + 30 }
    const offers = [await propose(first, [TUESDAY]), await propose(second, [overlapping])]
    const ids = offers.map((offer) => (offer.ok ? offer.visit_id : ''))
    const outcomes = await Promise.all([choose(first, ids[0] ?? ''), choose(second, ids[1] ?? '')])
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
    expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({ reason: 'slotTaken' })
    // To the one who was later the time is no longer offered.
    const loser = outcomes[0]?.ok ? second : first
    const [shown] = await listOwnerVisits(db, loser.applicant.company.id, loser.application_id, NOW)
    expect(shown).toMatchObject({ status: 'proposed', slots: [] })
  })

  test('two people of a company pick different times: one counts', async () => {
    const one = await createVisitCase()
    const proposed = await propose(one)
    if (!proposed.ok) throw new Error(proposed.reason)
    const outcomes = await Promise.all([
      choose(one, proposed.visit_id, { index: 0 }),
      choose(one, proposed.visit_id, { index: 1 }),
    ])
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
    expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({ reason: 'changed' })
    expect((await listSlots(proposed.visit_id)).filter((slot) => slot.chosen)).toHaveLength(1)
  })

  test('picking against asking for other times, and against a new offer: the states stay those of the table', async () => {
    for (const rival of ['ask', 'propose'] as const) {
      const one = await createVisitCase()
      const proposed = await propose(one)
      if (!proposed.ok) throw new Error(proposed.reason)
      const visit_id = proposed.visit_id
      const [picked, other] = await Promise.all([
        choose(one, visit_id),
        rival === 'propose'
          ? propose(one, [WEDNESDAY])
          : db
              .transaction()
              .execute((trx) =>
                askOtherTimes(
                  trx,
                  one.applicant,
                  { visit_id, reason: 'Waktunya tidak cocok', transaction_id: newId(), company: '' },
                  at('2026-11-23T08:00'),
                ),
              ),
      ])
      const visit = await getVisit(visit_id)
      const kinds = await db
        .selectFrom('application_events')
        .select('kind')
        .where('application_id', '=', one.application_id)
        .where('kind', 'like', 'visit_%')
        .execute()
      const made = [picked, other].filter((outcome) => outcome.ok).length
      expect(made).toBeGreaterThan(0)
      expect(kinds).toHaveLength(1 + made)
      expect(visit.version).toBe(1 + made)
      expect((visit.starts_at === null) === (visit.status !== 'confirmed')).toBe(true)
    }
  })

  test('a double press picks once', async () => {
    const one = await createVisitCase()
    const proposed = await propose(one)
    if (!proposed.ok) throw new Error(proposed.reason)
    const transaction_id = newId()
    const outcomes = await Promise.all([1, 2].map(() => choose(one, proposed.visit_id, { transaction_id })))
    expect(outcomes.map((outcome) => outcome.ok && outcome.repeated).sort()).toEqual([false, true])
    expect((await mails(one.application_id)).filter((key) => key === 'visit_confirmed')).toHaveLength(2)
  })

  test('the database itself keeps an inspector out of two places', async () => {
    const first = await createVisitCase()
    const second = await createVisitCase(db, first.inspector)
    const time = {
      starts_at: at('2026-11-24T09:00'),
      ends_at: at('2026-11-24T10:00'),
      inspector_id: first.inspector.staff_id,
      status: 'confirmed',
      address: 'Jalan Kenanga 7',
      time_zone: 'Asia/Jakarta',
    }
    const insert = (one: typeof first) =>
      db
        .insertInto('visits')
        .values({ id: newId(), application_id: one.application_id, stage_id: one.stage_id, ...time })
        .execute()
    await insert(first)
    await expect(insert(second)).rejects.toMatchObject({ constraint: 'visits_one_place' })
  })
})

test('what is offered by a handed-over case is offered by its new holder', async () => {
  const one = await createVisitCase()
  const proposed = await propose(one)
  if (!proposed.ok) throw new Error(proposed.reason)
  const heir = await createReviewer(db)
  await db
    .updateTable('applications')
    .set({ assignee_id: heir.staff_id })
    .where('id', '=', one.application_id)
    .execute()
  const input = {
    application_id: one.application_id,
    stage_id: one.stage_id,
    slots: [WEDNESDAY],
    message: '',
    transaction_id: newId(),
  }
  await db.transaction().execute((trx) => proposeVisit(trx, heir, input, NOW))
  expect(await getVisit(proposed.visit_id)).toMatchObject({ inspector_id: heir.staff_id, round: 2 })
})
