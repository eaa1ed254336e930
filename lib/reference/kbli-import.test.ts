import '@/db/testing'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db'
import { newId } from '../ids'
import type { KbliVersion } from './kbli-category'
import { type OfficialClass, parseKbliFile } from './kbli-file'
import { applyKbliImport, previewKbliImport } from './kbli-import'
import { searchKbli } from './queries'

const official = (code: string, title_id: string, description: string | null = null): OfficialClass => ({
  code,
  title_id,
  description,
})

const apply = (version: KbliVersion, classes: OfficialClass[], removeGone = false) =>
  db.transaction().execute((trx) => applyKbliImport(trx, version, classes, { removeGone }))

const find = (version: KbliVersion, code: string) =>
  db
    .selectFrom('kbli_codes')
    .selectAll()
    .where('version', '=', version)
    .where('code', '=', code)
    .executeTakeFirst()

beforeEach(async () => {
  await db.deleteFrom('company_kblis').execute()
  await db.deleteFrom('kbli_codes').where('version', '=', '2020').execute()
  await apply('2020', [
    official('01111', 'Pertanian Jagung'),
    official('01112', 'Pertanian Gandum'),
    official('62010', 'Pemrograman'),
  ])
})

async function nameInCompany(version: KbliVersion, code: string): Promise<void> {
  const id = newId()
  await db
    .insertInto('companies')
    .values({ id, slug: `c-${id}`, legal_name: 'Contoh', trade_name: 'Contoh', entity_kind: 'individual' })
    .execute()
  await db.insertInto('company_kblis').values({ company_id: id, version, code }).execute()
}

describe('preview', () => {
  test('tells new, changed and gone apart, and changes nothing', async () => {
    await nameInCompany('2020', '62010')
    const preview = await previewKbliImport(db, '2020', [
      official('01111', 'Pertanian Jagung'),
      official('01112', 'Pertanian Gandum dan Sorgum'),
      official('01113', 'Pertanian Kedelai'),
    ])
    expect(preview).toEqual({
      added: [{ code: '01113', title_id: 'Pertanian Kedelai' }],
      changed: [{ code: '01112', before: 'Pertanian Gandum', after: 'Pertanian Gandum dan Sorgum' }],
      gone: [{ code: '62010', title_id: 'Pemrograman', in_use: true }],
      unchanged: 1,
    })
    expect(await find('2020', '01113')).toBeUndefined()
  })

  test('the other version is another list', async () => {
    const preview = await previewKbliImport(db, '2020', [official('01111', 'Pertanian Jagung')])
    expect(preview.gone.map((row) => row.code)).toEqual(['01112', '62010'])
  })
})

describe('apply', () => {
  test('keeps what staff wrote and finds the row under its new title', async () => {
    await db
      .updateTable('kbli_codes')
      .set({
        everyday_words: ['roti gandum'],
        risk: 'low',
        title_en: 'Wheat',
        description: 'Menanam gandum.',
      })
      .where('version', '=', '2020')
      .where('code', '=', '01112')
      .execute()
    await apply('2020', [official('01112', 'Pertanian Sorgum', 'Uraian resmi.')])
    expect(await find('2020', '01112')).toMatchObject({
      title_id: 'Pertanian Sorgum',
      title_en: 'Wheat',
      description: 'Menanam gandum.',
      everyday_words: ['roti gandum'],
      risk: 'low',
      category: 'A',
    })
    for (const text of ['sorgum', 'roti gandum']) {
      expect(await searchKbli(db, { version: '2020', text })).toMatchObject([{ code: '01112' }])
    }
  })

  test('fills in a description where there is none', async () => {
    await apply('2020', [official('01111', 'Pertanian Jagung', 'Uraian resmi.')])
    expect((await find('2020', '01111'))?.description).toBe('Uraian resmi.')
  })

  test('again: nothing is written', async () => {
    expect(await apply('2020', [official('01111', 'Pertanian Jagung')])).toEqual({ written: 0, removed: 0 })
  })

  test('what is gone stays unless asked, and always where a company names it', async () => {
    await nameInCompany('2020', '62010')
    const list = [official('01111', 'Pertanian Jagung')]
    expect(await apply('2020', list)).toEqual({ written: 0, removed: 0 })
    expect(await apply('2020', list, true)).toEqual({ written: 0, removed: 1 })
    expect(await find('2020', '01112')).toBeUndefined()
    expect(await find('2020', '62010')).toBeDefined()
  })
})

const samples = process.env.KBLI_SAMPLE_DIR

describe.skipIf(!samples)('the official lists', () => {
  test.each([
    ['2025', 'kbli-2025-kelompok.json', 1559],
    ['2020', 'kbli-2020.csv', 1790],
  ] as const)('KBLI %s is read and written in under a second', async (version, name, count) => {
    const file = parseKbliFile(readFileSync(path.join(samples ?? '', name)))
    if (!file.ok) throw new Error(JSON.stringify(file.problems))
    expect(file.classes).toHaveLength(count)
    const preview = await previewKbliImport(db, version, file.classes)
    if (version === '2025') expect([preview.changed, preview.gone]).toEqual([[], []])
    const started = performance.now()
    await apply(version, file.classes)
    expect(performance.now() - started).toBeLessThan(1000)
    expect((await previewKbliImport(db, version, file.classes)).unchanged).toBe(count)
  })
})
