import '@/db/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db, type Trx } from '@/db'
import { newId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import { approveStage, rejectApplication, requestRevision } from './decisions'
import { assignCase, releaseCase, setPriority, takeCase } from './holding'
import type { Reviewer } from './reviewer'
import { createLicenseType, createReviewer, createSubmitted, getApplication } from './testing-case'

process.env.AUTH_SECRET ??= 'x'.repeat(32)
process.env.ENCRYPTION_KEY ??= '0'.repeat(64)
process.env.MIDTRANS_SERVER_KEY ??= 'x'
process.env.MIDTRANS_CLIENT_KEY ??= 'x'
process.env.SENDGRID_API_KEY ??= 'x'
process.env.SENDGRID_WEBHOOK_PUBLIC_KEY ??= 'x'

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

async function held(by: Reviewer = rina) {
  const { id, company } = await createSubmitted(db, type)
  const taken = await trx((tx) => takeCase(tx, by, { application_id: id, transaction_id: newId() }))
  expect(taken.ok).toBe(true)
  const { current_stage_id } = await getApplication(db, id)
  return { id, company, stage_id: current_stage_id ?? '' }
}

const input = (id: string) => ({ application_id: id, transaction_id: newId() })
const approval = (id: string, stage_id: string) => ({
  ...input(id),
  stage_id,
  checked: ['complete', 'readable'],
  note: '',
  license_number: '',
  issued_on: '',
})
const revision = (id: string, stage_id: string) => ({
  ...input(id),
  stage_id,
  message: 'Nama belum sesuai label',
  items: [{ kind: 'field' as const, key: 'product_name', comment: 'Samakan dengan label' }],
})

describe('taking', () => {
  test('a free case is taken once; the other reviewer is told', async () => {
    const { id } = await createSubmitted(db, type)
    const outcomes = await Promise.all([rina, agus].map((who) => trx((tx) => takeCase(tx, who, input(id)))))
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
    const lost = outcomes.find((outcome) => !outcome.ok)
    const row = await getApplication(db, id)
    expect(lost).toMatchObject({ reason: 'conflict', status: 'in_review', assignee_id: row.assignee_id })
  })

  test('repeating it with the same transaction id changes nothing', async () => {
    const { id } = await createSubmitted(db, type)
    const once = input(id)
    const first = await trx((tx) => takeCase(tx, rina, once))
    const second = await trx((tx) => takeCase(tx, rina, once))
    expect(first).toMatchObject({ ok: true, repeated: false })
    expect(second).toMatchObject({ ok: true, repeated: true })
    const events = await db
      .selectFrom('application_events')
      .select('kind')
      .where('application_id', '=', id)
      .execute()
    expect(events).toEqual([{ kind: 'take' }])
  })

  test('staff who do not review cannot take, decide or assign', async () => {
    const { id } = await createSubmitted(db, type)
    expect(await trx((tx) => takeCase(tx, fajar, input(id)))).toMatchObject({ ok: false })
    const case2 = await held()
    for (const outcome of [
      await trx((tx) => approveStage(tx, fajar, approval(case2.id, case2.stage_id))),
      await trx((tx) => rejectApplication(tx, fajar, { ...approval(case2.id, case2.stage_id), reason: 'x' })),
      await trx((tx) => assignCase(tx, rina, { ...input(case2.id), assignee_id: agus.staff_id })),
      await trx((tx) => setPriority(tx, rina, { ...input(case2.id), priority: 'urgent', reason: 'x' })),
    ])
      expect(outcome).toMatchObject({ ok: false, reason: 'conflict' })
  })

  test('releasing gives it back, and another takes it', async () => {
    const { id } = await held()
    expect(await trx((tx) => releaseCase(tx, agus, input(id)))).toMatchObject({ reason: 'conflict' })
    expect(await trx((tx) => releaseCase(tx, rina, input(id)))).toMatchObject({ ok: true })
    expect(await trx((tx) => takeCase(tx, agus, input(id)))).toMatchObject({ ok: true })
    const stage = await db
      .selectFrom('application_stages')
      .select('assignee_id')
      .where('application_id', '=', id)
      .where('status', '=', 'active')
      .executeTakeFirstOrThrow()
    expect(stage.assignee_id).toBe(agus.staff_id)
  })

  test('an unknown case is not found', async () => {
    expect(await trx((tx) => takeCase(tx, rina, input(newId())))).toEqual({ ok: false, reason: 'notFound' })
  })
})

describe('deciding', () => {
  test('only the holder decides', async () => {
    const { id, stage_id } = await held(rina)
    expect(await trx((tx) => approveStage(tx, agus, approval(id, stage_id)))).toMatchObject({
      reason: 'conflict',
      assignee_id: rina.staff_id,
    })
    expect(await trx((tx) => requestRevision(tx, dewi, revision(id, stage_id)))).toMatchObject({
      reason: 'conflict',
    })
  })

  test('an unfinished checklist needs a note', async () => {
    const { id, stage_id } = await held()
    const partial = { ...approval(id, stage_id), checked: ['complete'] }
    expect(await trx((tx) => approveStage(tx, rina, partial))).toEqual({
      ok: false,
      reason: 'checklistIncomplete',
    })
    expect(await trx((tx) => approveStage(tx, rina, { ...partial, note: 'Dibaca di kantor' }))).toMatchObject(
      {
        ok: true,
      },
    )
    const done = await db
      .selectFrom('application_stages')
      .select(['checklist', 'note', 'status', 'completed_by'])
      .where('id', '=', stage_id)
      .executeTakeFirstOrThrow()
    expect(done).toEqual({
      checklist: { complete: true, readable: false },
      note: 'Dibaca di kantor',
      status: 'completed',
      completed_by: rina.staff_id,
    })
  })

  test('approving a stage twice from two windows approves only that stage', async () => {
    const { id, stage_id } = await held()
    const outcomes = await Promise.all([
      trx((tx) => approveStage(tx, rina, approval(id, stage_id))),
      trx((tx) => approveStage(tx, rina, approval(id, stage_id))),
    ])
    expect(outcomes.map((outcome) => outcome.ok).sort()).toEqual([false, true])
    expect(await getApplication(db, id)).toMatchObject({
      stage_kind: 'document_check',
      assignee_id: rina.staff_id,
    })
  })

  test('a stage of another role goes back to the queue', async () => {
    const { id, stage_id } = await held()
    await trx((tx) => approveStage(tx, rina, approval(id, stage_id)))
    const second = (await getApplication(db, id)).current_stage_id ?? ''
    await trx((tx) => approveStage(tx, rina, approval(id, second)))
    expect(await getApplication(db, id)).toMatchObject({
      stage_kind: 'decision',
      stage_role: 'supervisor',
      assignee_id: null,
      status: 'in_review',
    })
    expect(await trx((tx) => takeCase(tx, agus, input(id)))).toMatchObject({ reason: 'conflict' })
    expect(await trx((tx) => takeCase(tx, dewi, input(id)))).toMatchObject({ ok: true })
  })

  test('a revision stops our clock, starts the applicant’s and tells the owner', async () => {
    const { id, stage_id } = await held()
    const before = await getApplication(db, id)
    expect(await trx((tx) => requestRevision(tx, rina, revision(id, stage_id)))).toMatchObject({ ok: true })
    const row = await getApplication(db, id)
    expect(row).toMatchObject({ status: 'revision_requested', assignee_id: rina.staff_id })
    expect(Number(row.due_at)).toBeGreaterThan(Number(before.due_at))
    const stage = await db
      .selectFrom('application_stages')
      .select(['status', 'due_at'])
      .where('id', '=', stage_id)
      .executeTakeFirst()
    expect(stage).toEqual({ status: 'active', due_at: before.due_at })
    const mail = await db
      .selectFrom('email_messages')
      .select(['template_key', 'variables'])
      .where('application_id', '=', id)
      .execute()
    expect(mail).toHaveLength(1)
    expect(mail[0]).toMatchObject({
      template_key: 'revision_requested',
      variables: { items: 'Nama produk: Samakan dengan label', message: 'Nama belum sesuai label' },
    })
    expect(await trx((tx) => approveStage(tx, rina, approval(id, stage_id)))).toMatchObject({
      reason: 'conflict',
      status: 'revision_requested',
    })
  })

  test('a revision of something the form does not have is refused', async () => {
    const { id, stage_id } = await held()
    const forged = {
      ...revision(id, stage_id),
      items: [{ kind: 'document' as const, key: 'nope', comment: '' }],
    }
    expect(await trx((tx) => requestRevision(tx, rina, forged))).toEqual({ ok: false, reason: 'itemUnknown' })
  })

  test('a rejection ends it with the reason, and stops the stage', async () => {
    const { id, stage_id } = await held()
    const reason = 'Jenis pangan ini bukan untuk SPP-IRT'
    expect(await trx((tx) => rejectApplication(tx, rina, { ...input(id), stage_id, reason }))).toMatchObject({
      ok: true,
    })
    expect(await getApplication(db, id)).toMatchObject({ status: 'rejected', due_at: null })
    const stages = await db
      .selectFrom('application_stages')
      .select('status')
      .where('application_id', '=', id)
      .orderBy('position')
      .execute()
    expect(stages.map((stage) => stage.status)).toEqual(['stopped', 'pending', 'pending', 'pending'])
    const mail = await db
      .selectFrom('email_messages')
      .select('variables')
      .where('application_id', '=', id)
      .executeTakeFirstOrThrow()
    expect(mail.variables).toMatchObject({ message: reason })
    expect(await trx((tx) => takeCase(tx, agus, input(id)))).toMatchObject({ reason: 'conflict' })
  })
})
