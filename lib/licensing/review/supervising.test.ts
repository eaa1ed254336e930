import '@/db/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db, type Trx } from '@/db'
import { newId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import { assignCase, setPriority, takeCase } from './holding'
import { addNote } from './notes'
import { escalateCase } from './pausing'
import type { Reviewer } from './reviewer'
import { createLicenseType, createReviewer, createSubmitted, getApplication } from './testing-case'

let type: { id: string; version_id: string }
let rina: Reviewer
let agus: Reviewer
let dewi: Reviewer
let fajar: Reviewer

beforeAll(async () => {
  type = await createLicenseType(db)
  rina = await createReviewer(db)
  agus = await createReviewer(db)
  dewi = await createReviewer(db, 'supervisor')
  fajar = await createReviewer(db, 'finance')
})
afterAll(stopSender)

const trx = <Result>(run: (tx: Trx) => Promise<Result>) => db.transaction().execute(run)
const input = (id: string) => ({ application_id: id, transaction_id: newId() })

async function held() {
  const { id } = await createSubmitted(db, type)
  await trx((tx) => takeCase(tx, rina, input(id)))
  return { id }
}

describe('supervising', () => {
  test('an escalated case is the supervisors’; assigning settles it', async () => {
    const { id } = await held()
    await trx((tx) => escalateCase(tx, rina, { ...input(id), reason: 'Perlu pendapat kedua' }))
    const row = await getApplication(db, id)
    expect(row).toMatchObject({ assignee_id: null, stage_role: 'supervisor', priority: 'high' })
    expect(row.escalated_at).not.toBeNull()
    expect(await trx((tx) => takeCase(tx, agus, input(id)))).toMatchObject({ reason: 'conflict' })
    await trx((tx) => assignCase(tx, dewi, { ...input(id), assignee_id: agus.staff_id }))
    expect(await getApplication(db, id)).toMatchObject({
      assignee_id: agus.staff_id,
      stage_role: 'reviewer',
      escalated_at: null,
    })
  })

  test('a case is not given to someone who may not work on its stage', async () => {
    const { id } = await held()
    expect(await trx((tx) => assignCase(tx, dewi, { ...input(id), assignee_id: fajar.staff_id }))).toEqual({
      ok: false,
      reason: 'assigneeUnfit',
    })
  })

  test('a priority changes with its reason in the history', async () => {
    const { id } = await held()
    await trx((tx) => setPriority(tx, dewi, { ...input(id), priority: 'urgent', reason: 'Pameran Jumat' }))
    expect((await getApplication(db, id)).priority).toBe('urgent')
    const event = await db
      .selectFrom('application_events')
      .select(['comment', 'is_internal'])
      .where('application_id', '=', id)
      .where('kind', '=', 'set_priority')
      .executeTakeFirst()
    expect(event).toEqual({ comment: 'Pameran Jumat', is_internal: true })
  })
})

test('a note is added once and stays among staff', async () => {
  const { id } = await held()
  const note = { ...input(id), text: 'Telepon pemohon besok' }
  expect(await trx((tx) => addNote(tx, agus, note))).toEqual({ ok: true })
  expect(await trx((tx) => addNote(tx, agus, note))).toEqual({ ok: true })
  const notes = await db
    .selectFrom('application_events')
    .select(['comment', 'is_internal'])
    .where('application_id', '=', id)
    .where('kind', '=', 'note')
    .execute()
  expect(notes).toEqual([{ comment: 'Telepon pemohon besok', is_internal: true }])
  expect(await trx((tx) => addNote(tx, agus, { ...input(newId()), text: 'x' }))).toEqual({
    ok: false,
    reason: 'notFound',
  })
})
