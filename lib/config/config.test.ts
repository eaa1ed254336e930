import '@/db/testing'
import { afterEach, describe, expect, test } from 'vitest'
import { db } from '@/db'
import { createUser } from '@/db/testing-rows'
import type { Actor } from '@/lib/audit/mutations'
import { SETTING_KEYS, SETTINGS } from './definitions'
import { differenceOf, exportSettings, importSettings, readSettingsFile, type Stored } from './exchange'
import { GROUPS } from './groups'
import { changeSetting, checkValue, undoSetting } from './mutations'
import { getSettings, listSettings } from './queries'
import { inputOf, readInput } from './schema'

async function admin(): Promise<Actor> {
  const user = await createUser(db, { staff_role: 'admin' })
  return { kind: 'staff', user_id: user.id, name: user.name }
}

const stored = async () =>
  (await db.selectFrom('config_settings').select(['key', 'value']).execute()) as Stored[]

afterEach(async () => {
  await db.updateTable('config_settings').set({ value: null }).execute()
})

describe('definitions', () => {
  test('every default keeps its own rules, every group has its parent before it', () => {
    for (const key of SETTING_KEYS)
      expect([key, checkValue(key, SETTINGS[key].default)]).toEqual([
        key,
        { ok: true, value: SETTINGS[key].default },
      ])
    const seen = new Set<string>()
    for (const group of GROUPS) {
      if (group.parent) expect(seen).toContain(group.parent)
      seen.add(group.key)
    }
  })

  test('every definition has its row', async () => {
    const rows = await db.selectFrom('config_settings').select('key').execute()
    expect(rows.map((row) => row.key).sort()).toEqual([...SETTING_KEYS].sort())
  })
})

test.each([
  ['billing.invoice_due_days', 91, 'tooHigh?max=90'],
  ['billing.invoice_due_days', 12.5, 'wholeNumber'],
  ['billing.invoice_due_days', '12', 'number'],
  ['billing.dunning_days', '-3,0,3 hari', 'format'],
  ['assignment.automatic', 'yes', 'invalid'],
  ['platform.name', '', 'required'],
  ['platform.name', 'x'.repeat(41), 'tooLong?max=40'],
  ['platform.support_email', 'bantuan', 'email'],
  ['platform.npwp', '123', 'format'],
] as const)('%s refuses %j with %s', (key, value, problem) => {
  expect(checkValue(key, value)).toEqual({ ok: false, problem })
})

test('a change is in force at once, with its history and its audit entry', async () => {
  const actor = await admin()
  const outcome = await db
    .transaction()
    .execute((trx) =>
      changeSetting(trx, actor, { key: 'billing.invoice_due_days', value: 11, version: 1, source: 'page' }),
    )
  expect(outcome).toEqual({ ok: true, changed: true, version: 2 })
  expect((await getSettings(db))['billing.invoice_due_days']).toBe(11)
  const history = await db
    .selectFrom('config_setting_changes')
    .selectAll()
    .where('changed_by', '=', actor.user_id)
    .execute()
  expect(history).toMatchObject([{ before_value: null, after_value: 11, source: 'page' }])
  const audit = await db
    .selectFrom('audit_log')
    .selectAll()
    .where('actor_user_id', '=', actor.user_id)
    .execute()
  expect(audit).toMatchObject([
    {
      action: 'setting.changed',
      entity_id: 'billing.invoice_due_days',
      after: { value: 11, source: 'page' },
    },
  ])
})

test('of two editors the second is told, and repeating the value in force changes nothing', async () => {
  const actor = await admin()
  const change = (value: number, version?: number) =>
    db
      .transaction()
      .execute((trx) =>
        changeSetting(trx, actor, { key: 'documents.max_upload_mb', value, version, source: 'page' }),
      )
  expect(await change(12, 1)).toMatchObject({ ok: true, version: 2 })
  expect(await change(15, 1)).toEqual({ ok: false, reason: 'stale' })
  expect(await change(12)).toEqual({ ok: true, changed: false, version: 2 })
  const raced = await Promise.all([change(20, 2), change(21, 2)])
  expect(raced.filter((outcome) => outcome.ok)).toHaveLength(1)
})

test('an unknown setting is refused', async () => {
  const actor = await admin()
  const outcome = await db
    .transaction()
    .execute((trx) => changeSetting(trx, actor, { key: 'platform.color', value: 'red', source: 'page' }))
  expect(outcome).toEqual({ ok: false, reason: 'unknownSetting' })
})

test('the last change is taken back, once it is still the last', async () => {
  const actor = await admin()
  const key = 'licensing.revision_days'
  const run = (value: number) =>
    db.transaction().execute((trx) => changeSetting(trx, actor, { key, value, source: 'page' }))
  const undo = (version: number) =>
    db.transaction().execute((trx) => undoSetting(trx, actor, { key, version }))
  expect(await undo(1)).toEqual({ ok: false, reason: 'nothingToUndo' })
  await run(12)
  const second = await run(15)
  if (!second.ok) throw new Error('must be accepted')
  expect(await undo(second.version - 1)).toEqual({ ok: false, reason: 'stale' })
  expect(await undo(second.version)).toMatchObject({ ok: true, changed: true })
  expect((await getSettings(db))[key]).toBe(12)
  const row = (await listSettings(db)).find((setting) => setting.key === key)
  expect(row).toMatchObject({ value: 12, changed_by_name: actor.name })
  expect(row?.history.map((change) => [change.before_value, change.after_value, change.source])).toEqual([
    [15, 12, 'undo'],
    [12, 15, 'page'],
    [null, 12, 'page'],
  ])
})

test.each([
  ['basis_points', '11,5', 1150],
  ['basis_points', '12', 1200],
  ['basis_points', '1.005', '1.005'],
  ['basis_points', '-1', -100],
  ['integer', ' 42 ', 42],
  ['integer', '4.2', '4.2'],
  ['integer', '9'.repeat(30), '9'.repeat(30)],
  ['boolean', 'true', true],
  ['boolean', 'false', false],
  ['string', ' Izinku ', 'Izinku'],
] as const)('a field of type %s reads %j as %j', (type, input, value) => {
  expect(readInput(type, input)).toBe(value)
  if (typeof value === 'number') expect(readInput(type, inputOf(type, value))).toBe(value)
})

test('a file that names what every object has changes nothing', async () => {
  const read = readSettingsFile(
    '{"format":"izinku-settings","version":1,"settings":{"__proto__":1,"constructor":2,"toString":"x"}}',
  )
  if (!read.ok) return
  expect(differenceOf(read.file, await stored()).every(({ kind }) => kind === 'unknown')).toBe(true)
})

describe('export and import', () => {
  test('what was exported and changed meanwhile comes back', async () => {
    const actor = await admin()
    await db
      .transaction()
      .execute((trx) =>
        changeSetting(trx, actor, { key: 'platform.name', value: 'Izinku Timur', source: 'page' }),
      )
    const file = exportSettings(await stored(), new Date())
    expect(file.settings).toEqual({ 'platform.name': 'Izinku Timur' })
    await db
      .transaction()
      .execute((trx) => changeSetting(trx, actor, { key: 'platform.name', value: null, source: 'reset' }))
    expect(differenceOf(file, await stored())).toEqual([
      { key: 'platform.name', kind: 'change', before: 'Izinku', after: 'Izinku Timur', to_default: false },
    ])
    const outcome = await db.transaction().execute((trx) => importSettings(trx, actor, file))
    expect(outcome).toEqual({ ok: true, changed: 1 })
    expect((await getSettings(db))['platform.name']).toBe('Izinku Timur')
  })

  test('a file with an unknown or invalid value is applied not at all', async () => {
    const actor = await admin()
    const read = readSettingsFile(
      JSON.stringify({
        format: 'izinku-settings',
        version: 1,
        settings: { 'platform.name': 'Baru', 'billing.invoice_due_days': -1, nonsense: 1 },
      }),
    )
    if (!read.ok) throw new Error('must be readable')
    expect(differenceOf(read.file, await stored()).map((difference) => difference.kind)).toEqual([
      'change',
      'invalid',
      'unknown',
    ])
    const outcome = await db.transaction().execute((trx) => importSettings(trx, actor, read.file))
    expect(outcome).toEqual({ ok: false, reason: 'hasProblems' })
    expect((await getSettings(db))['platform.name']).toBe('Izinku')
  })

  test('other files are named for what they are', () => {
    expect(readSettingsFile('{')).toEqual({ ok: false, reason: 'unreadable' })
    expect(readSettingsFile('[]')).toEqual({ ok: false, reason: 'otherFormat' })
    expect(readSettingsFile('{"format":"izinku-settings","version":2,"settings":{}}')).toEqual({
      ok: false,
      reason: 'otherFormat',
    })
  })
})
