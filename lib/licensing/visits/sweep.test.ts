import '@/db/testing'
import { afterAll, expect, test } from 'vitest'
import { db } from '@/db'
import { stopSender } from '@/lib/jobs/boss'
import { findVisitFile } from './calendar-attachment'
import { sweepVisits } from './sweep'
import { createAgreed, createVisitCase, getVisit, propose } from './testing-visit'

afterAll(stopSender)

const at = (text: string) => new Date(`${text}+07:00`)
const countMails = async (applicationId: string, key: string) =>
  (
    await db
      .selectFrom('email_messages')
      .select('id')
      .where('application_id', '=', applicationId)
      .where('template_key', '=', key)
      .execute()
  ).length
const listNotices = async (applicationId: string) =>
  (
    await db
      .selectFrom('staff_notifications')
      .select('data')
      .where('application_id', '=', applicationId)
      .orderBy('created_at')
      .orderBy('id')
      .execute()
  ).map((row) => (row.data as { what?: string }).what)

test('an offer whose last time passed unanswered is missed, once, however many sweeps run', async () => {
  const one = await createVisitCase()
  const proposed = await propose(one)
  if (!proposed.ok) throw new Error(proposed.reason)
  await sweepVisits(db, at('2026-11-25T12:59'))
  expect((await getVisit(proposed.visit_id)).status).toBe('proposed')
  // After a downtime, by two workers at once.
  const late = at('2026-12-01T07:00')
  await Promise.all([sweepVisits(db, late), sweepVisits(db, late)])
  expect((await getVisit(proposed.visit_id)).status).toBe('missed')
  expect(await countMails(one.application_id, 'visit_missed')).toBe(1)
  expect(await listNotices(one.application_id)).toEqual(['unanswered'])
})

test('both sides are reminded the day before, once, also when the job was down until then', async () => {
  const one = await createVisitCase()
  const id = await createAgreed(one)
  await db
    .updateTable('visits')
    .set({ starts_at: at('2026-11-25T10:00'), ends_at: at('2026-11-25T11:00') })
    .where('id', '=', id)
    .execute()
  await sweepVisits(db, at('2026-11-24T07:59'))
  expect(await countMails(one.application_id, 'visit_reminder')).toBe(0)
  await Promise.all([sweepVisits(db, at('2026-11-24T22:00')), sweepVisits(db, at('2026-11-24T22:00'))])
  await sweepVisits(db, at('2026-11-25T08:00'))
  expect(await countMails(one.application_id, 'visit_reminder')).toBe(2)
})

test('a visit that begins while the job is down is not reminded of afterwards; its report is asked for', async () => {
  const one = await createVisitCase()
  const id = await createAgreed(one)
  await sweepVisits(db, at('2026-11-25T10:01'))
  await sweepVisits(db, at('2026-11-26T10:01'))
  expect(await countMails(one.application_id, 'visit_reminder')).toBe(0)
  expect(await listNotices(one.application_id)).toEqual(['confirmed', 'unreported'])
  expect((await getVisit(id)).status).toBe('confirmed')
})

test('a visit of a stage that is over ends, and frees its time', async () => {
  const one = await createVisitCase()
  const id = await createAgreed(one)
  await db
    .updateTable('applications')
    .set({ status: 'withdrawn' })
    .where('id', '=', one.application_id)
    .execute()
  await sweepVisits(db, at('2026-11-23T12:00'))
  expect((await getVisit(id)).status).toBe('cancelled')
  expect(await countMails(one.application_id, 'visit_cancelled')).toBe(1)
  const other = await createVisitCase(db, one.inspector)
  expect(await propose(other)).toMatchObject({ ok: true })
})

test('the calendar file keeps its entry through changes', async () => {
  const one = await createVisitCase()
  const id = await createAgreed(one)
  const read = async () =>
    Buffer.from(
      (await findVisitFile(db, one.application_id, { locale: 'id', is_staff: false })) ?? [],
    ).toString()
  expect(await read()).toContain(`UID:visit-${id}@izinku`)
  expect(await read()).toContain('DTSTART:20261124T020000Z')
  await db.updateTable('visits').set({ status: 'cancelled', version: 9 }).where('id', '=', id).execute()
  const cancelled = await read()
  for (const line of ['METHOD:CANCEL', 'STATUS:CANCELLED', 'SEQUENCE:9', `UID:visit-${id}@izinku`])
    expect(cancelled).toContain(line)
})
