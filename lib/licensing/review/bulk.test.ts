import '@/db/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db, type Trx } from '@/db'
import { seedDecisionReasons } from '@/db/seed/defaults/decision-reasons'
import { seedSettings } from '@/db/seed/defaults/settings'
import { isId, newId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import { listSharedTargets, moveMany } from './bulk'
import { type BulkInput, bulkSchema, deriveId } from './bulk-schema'
import { takeCase } from './holding'
import type { Reviewer } from './reviewer'
import { createLicenseType, createReviewer, createSubmitted, getApplication } from './testing-case'

process.env.APP_URL ??= 'http://localhost:3000'
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

beforeAll(async () => {
  await seedSettings(db)
  await seedDecisionReasons(db)
  type = await createLicenseType(db)
  rina = await createReviewer(db)
  agus = await createReviewer(db)
  dewi = await createReviewer(db, 'supervisor')
})
afterAll(stopSender)

const trx = <Result>(run: (tx: Trx) => Promise<Result>) => db.transaction().execute(run)

async function cases(count: number, holder?: Reviewer) {
  const made = []
  for (let at = 0; at < count; at++) {
    const { id } = await createSubmitted(db, type)
    if (holder) await trx((tx) => takeCase(tx, holder, { application_id: id, transaction_id: newId() }))
    const { current_stage_id } = await getApplication(db, id)
    made.push({ id, stage_id: current_stage_id ?? '' })
  }
  return made
}

const itemsOf = (rows: { id: string; stage_id: string }[], batch = newId()) =>
  rows.map((row) => ({
    application_id: row.id,
    transaction_id: deriveId(batch, row.id),
    stage_id: row.stage_id,
  }))
const results = async (who: Reviewer, input: BulkInput) =>
  (await moveMany(db, who, input)).map((one) => one.reason ?? one.result)
const countEvents = async (id: string) =>
  (await db.selectFrom('application_events').select('id').where('application_id', '=', id).execute()).length

describe('many at once', () => {
  test('each row has a result of its own, in the order asked', async () => {
    const [free, taken, gone] = [
      ...(await cases(1)),
      ...(await cases(1, agus)),
      { id: newId(), stage_id: newId() },
    ]
    if (!free || !taken || !gone) throw new Error('three rows')
    const input = { move: 'take' as const, items: itemsOf([free, taken, gone]) }
    expect(await results(rina, input)).toEqual(['done', 'conflict', 'notFound'])
    expect((await getApplication(db, taken.id)).assignee_id).toBe(agus.staff_id)
  })

  test('a batch whose answer was lost is sent again without doing anything twice', async () => {
    const rows = await cases(6, rina)
    const items = itemsOf(rows)
    const input = { move: 'approve_stage' as const, items, all_checked: true }
    // The line was cut after four of them.
    expect(await results(rina, { ...input, items: items.slice(0, 4) })).toEqual(Array(4).fill('done'))
    const before = await Promise.all(rows.map((row) => countEvents(row.id)))
    expect(await results(rina, input)).toEqual([...Array(4).fill('repeated'), 'done', 'done'])
    const after = await Promise.all(rows.map((row) => countEvents(row.id)))
    expect(after.map((count, at) => count - (before[at] ?? 0))).toEqual([0, 0, 0, 0, 1, 1])
  })

  test('the same batch from two windows at once is done once', async () => {
    const rows = await cases(5, rina)
    const input = { move: 'approve_stage' as const, items: itemsOf(rows), all_checked: true }
    const both = (await Promise.all([results(rina, input), results(rina, input)])).flat()
    expect(both.sort()).toEqual([...Array(5).fill('done'), ...Array(5).fill('repeated')])
  })

  test('approving needs every box confirmed, and the authority’s number is never guessed', async () => {
    const [row] = await cases(1, rina)
    if (!row) throw new Error('one row')
    const approve = async (who: Reviewer, all_checked: boolean) => {
      const { current_stage_id } = await getApplication(db, row.id)
      return results(who, {
        move: 'approve_stage',
        items: itemsOf([{ id: row.id, stage_id: current_stage_id ?? '' }]),
        all_checked,
      })
    }
    expect(await approve(rina, false)).toEqual(['checklistIncomplete'])
    expect(await approve(rina, true)).toEqual(['done'])
    expect(await approve(rina, false)).toEqual(['done']) // this stage has no checklist
    await trx((tx) => takeCase(tx, dewi, { application_id: row.id, transaction_id: newId() }))
    expect(await approve(dewi, true)).toEqual(['done'])
    const { assignee_id } = await getApplication(db, row.id)
    if (!assignee_id)
      await trx((tx) => takeCase(tx, rina, { application_id: row.id, transaction_id: newId() }))
    expect(await approve(assignee_id ? dewi : rina, true)).toEqual(['needsNumber'])
  })

  test('rejecting and asking go with one reason, which must be one of ours', async () => {
    const rows = await cases(2, rina)
    const reject = { move: 'reject' as const, items: itemsOf(rows), reason: 'Permohonan yang sama sudah ada' }
    expect(await results(rina, { ...reject, reason_code: 'nope' })).toEqual([
      'reasonUnknown',
      'reasonUnknown',
    ])
    expect(await results(rina, { ...reject, reason_code: 'duplicate' })).toEqual(['done', 'done'])
    const asked = await cases(2, rina)
    const target = { kind: 'document' as const, key: 'label' }
    const ask = {
      move: 'request_revision' as const,
      items: itemsOf(asked),
      target,
      message: 'Foto kurang jelas',
    }
    expect(await results(rina, { ...ask, reason_code: 'unreadable' })).toEqual(['done', 'done'])
    const revision = await db
      .selectFrom('application_revisions')
      .select('items')
      .where('application_id', '=', asked[0]?.id ?? '')
      .executeTakeFirstOrThrow()
    expect(revision.items).toEqual([
      { kind: 'document', key: 'label', comment: '', reason_code: 'unreadable' },
    ])
  })

  test('only a supervisor assigns and sets priorities', async () => {
    const rows = await cases(2)
    const assign = { move: 'assign' as const, items: itemsOf(rows), assignee_id: agus.staff_id }
    expect(await results(rina, assign)).toEqual(['conflict', 'conflict'])
    expect(await results(dewi, { ...assign, items: itemsOf(rows) })).toEqual(['done', 'done'])
    expect((await getApplication(db, rows[0]?.id ?? '')).assignee_id).toBe(agus.staff_id)
  })

  test('a stage that has moved on since the list was drawn is refused', async () => {
    const [row] = await cases(1, rina)
    if (!row) throw new Error('one row')
    const once = () => results(rina, { move: 'approve_stage', items: itemsOf([row]), all_checked: true })
    expect(await once()).toEqual(['done'])
    expect(await once()).toEqual(['conflict'])
  })

  test('never more than a hundred', async () => {
    const items = Array.from({ length: 101 }, () => ({ application_id: newId(), transaction_id: newId() }))
    expect(bulkSchema.safeParse({ move: 'take', items }).success).toBe(false)
  })
})

test('what all cases have can be asked of all', async () => {
  const rows = await cases(2)
  const targets = await listSharedTargets(
    db,
    rows.map((row) => row.id),
  )
  expect(targets.map((one) => `${one.kind}:${one.key}`)).toEqual([
    'document:label',
    'field:product_name',
    'field:owner_nik',
  ])
})

test('the id of a row is the same each time, another for another row or batch, and always an id', () => {
  fc.assert(
    fc.property(
      fc.uuid({ version: 7 }),
      fc.uuid({ version: 7 }),
      fc.uuid({ version: 7 }),
      (batch, one, other) => {
        fc.pre(one !== other && batch !== other)
        expect(deriveId(batch, one)).toBe(deriveId(batch, one))
        expect(isId(deriveId(batch, one))).toBe(true)
      },
    ),
  )
  const ids = Array.from({ length: 500 }, () => newId())
  const batches = [newId(), newId()]
  expect(new Set(batches.flatMap((batch) => ids.map((id) => deriveId(batch, id)))).size).toBe(1000)
})
