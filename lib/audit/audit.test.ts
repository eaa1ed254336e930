import '@/db/testing'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db'
import { createCompany, createUser } from '@/db/testing-rows'
import { newId, type StaffId } from '@/lib/ids'
import { auditQuery, parseAuditFilter } from './filter'
import { type Actor, recordAudit, SYSTEM } from './mutations'
import { listAudit, listAuditOf, listAuditWords, readAudit } from './queries'

const STAFF = newId() as StaffId
const ZONE = 'Asia/Jakarta'
let rina: Actor
let warung: { id: string; slug: string }

const find = async (search: Record<string, string>) => {
  const { rows } = await listAudit(db, STAFF, parseAuditFilter(search), ZONE)
  return rows.map((row) => row.entity_id)
}

beforeAll(async () => {
  const user = await createUser(db, { name: 'Rina Kartika', staff_role: 'reviewer' })
  rina = { kind: 'staff', user_id: user.id, name: user.name }
  warung = await createCompany(db)
  await db.transaction().execute(async (trx) => {
    await recordAudit(trx, rina, {
      action: 'setting.changed',
      entity_type: 'setting',
      entity_id: 'billing.invoice_due_days',
      before: { value: 1200 },
      after: { value: 1100 },
    })
    await recordAudit(trx, SYSTEM, {
      action: 'invoice.issued',
      entity_type: 'invoice',
      entity_id: 'INV_1',
      company_id: warung.id,
    })
    await recordAudit(trx, rina, { action: 'holiday.added', entity_type: 'holiday', entity_id: '2027-01-01' })
  })
})

describe('search', () => {
  test.each([
    [{ actor: 'kartika' }, ['2027-01-01', 'billing.invoice_due_days']],
    [{ actor: '%' }, []],
    [{ kind: 'system' }, ['INV_1']],
    [{ action: 'holiday.added' }, ['2027-01-01']],
    [{ entity: 'setting' }, ['billing.invoice_due_days']],
    [{ q: 'billing.' }, ['billing.invoice_due_days']],
    [{ q: 'INV_' }, ['INV_1']],
    [{ q: 'ppn' }, []],
    [{ from: '2000-01-01', to: '2000-12-31' }, []],
    [{ from: '2000-01-01', kind: 'system' }, ['INV_1']],
    [{ actor: 'kartika', action: 'nonsense"; drop', entity: 'setting' }, ['billing.invoice_due_days']],
  ])('%j finds %j', async (search, found) => {
    expect(await find(search as Record<string, string>)).toEqual(found)
  })

  test('by company, and another company sees nothing of it', async () => {
    expect(await find({ company: warung.slug })).toEqual(['INV_1'])
    const other = await createCompany(db)
    expect(await find({ company: other.slug })).toEqual([])
    expect(await find({ company: 'not-there' })).toEqual([])
  })

  test('of one thing, and the words that occur', async () => {
    expect(await listAuditOf(db, STAFF, 'setting', 'billing.invoice_due_days')).toHaveLength(1)
    expect(await listAuditWords(db)).toEqual({
      actions: ['holiday.added', 'invoice.issued', 'setting.changed'],
      entities: ['holiday', 'invoice', 'setting'],
    })
  })
})

test('pages by key in both directions, without losing or repeating a row', async () => {
  const first = await listAudit(db, STAFF, parseAuditFilter({}), ZONE, 2)
  expect(first.rows).toHaveLength(2)
  expect(first.before).toBeUndefined()
  const second = await listAudit(db, STAFF, parseAuditFilter({ after: first.after ?? '' }), ZONE, 2)
  expect(second.rows.map((row) => row.entity_id)).toEqual(['billing.invoice_due_days'])
  expect(second.after).toBeUndefined()
  const back = await listAudit(db, STAFF, parseAuditFilter({ before: second.before ?? '' }), ZONE, 2)
  expect(back.rows.map((row) => row.id)).toEqual(first.rows.map((row) => row.id))
  const all = []
  for await (const row of readAudit(db, STAFF, parseAuditFilter({}), ZONE, 100)) all.push(row.id)
  expect(all).toHaveLength(3)
})

test('a cursor that was made up is no cursor', () => {
  expect(parseAuditFilter({ after: "x'; drop table users", before: ['a'] }).after).toBeUndefined()
  expect(auditQuery(parseAuditFilter({ actor: ' a&b ', kind: 'nobody' }))).toBe('actor=a%26b')
})

describe('the log only grows', () => {
  test.each([
    ['update', sql`update audit_log set action = 'nothing.happened'`],
    ['delete', sql`delete from audit_log`],
    ['truncate', sql`truncate audit_log`],
  ])('%s is refused', async (_name, statement) => {
    await expect(statement.execute(db)).rejects.toMatchObject({ code: '23001' })
    expect(await find({})).toHaveLength(3)
  })
})
