import '@/db/testing'
import { describe, expect, it } from 'vitest'
import { db } from '@/db'
import { readDefaultLicenseTypes } from '@/db/seed/defaults/license-types'
import { createReviewer, TEST_DEFINITION } from '../../review/testing-case'
import { definitionShape } from '../definition'
import { readDraftDefinition } from './draft'
import { toDefinitionJson } from './draft-json'
import { LARGEST_TRANSFER, previewTransfer, readTransfer, toTransfer } from './transfer'

const now = new Date()
const file = (definition: unknown, more: object = {}) =>
  JSON.stringify({ format: 'izinku.license_type', format_version: 1, code: 'asing', definition, ...more })
function taken(text: string) {
  const read = readTransfer(text)
  if (!read.ok) throw new Error(read.reason)
  return read
}

describe('exporting and importing again', () => {
  it.each(readDefaultLicenseTypes())('loses nothing of $code', ({ code, definition }) => {
    const read = taken(toTransfer({ code, version: 3, definition }, now))
    expect(read.code).toBe(code)
    expect(definitionShape.parse(read.definition)).toEqual(definition)
  })

  it('goes through a draft and back unchanged', () => {
    for (const { definition } of readDefaultLicenseTypes()) {
      const json = toDefinitionJson(readDraftDefinition(definition))
      expect(definitionShape.parse(json)).toEqual(definition)
      expect(toDefinitionJson(readDraftDefinition(json))).toEqual(json)
    }
  })
})

describe('a file from elsewhere', () => {
  it.each([
    ['nothing', '', 'notJson'],
    ['half a file', '{"format": "izinku.lic', 'notJson'],
    ['another format', '{"openapi": "3.1.0"}', 'notOurs'],
    ['a list', '[]', 'notOurs'],
    ['null', 'null', 'notOurs'],
    ['endless brackets', '['.repeat(50_000) + ']'.repeat(50_000), 'notOurs'],
    ['a code that is none', file(TEST_DEFINITION, { code: '../../etc' }), 'notOurs'],
    ['a later format', file(TEST_DEFINITION, { format_version: 2 }), 'newerFormat'],
    ['nothing inside', file({ sections: 7, stages: 'none' }), 'empty'],
    ['too much', file({ ...TEST_DEFINITION, more: 'x'.repeat(LARGEST_TRANSFER) }), 'tooLarge'],
  ])('is refused when it holds %s', (_, text, reason) => {
    expect(readTransfer(text)).toEqual({ ok: false, reason })
  })

  it('cannot bring along what a definition has no place for', () => {
    const text = file(TEST_DEFINITION).replace('"name"', '"__proto__":{"admin":true},"constructor":1,"name"')
    const { definition } = taken(text)
    expect(Object.keys(definition as object)).toEqual(expect.arrayContaining(Object.keys(TEST_DEFINITION)))
    expect(Object.hasOwn(definition as object, '__proto__')).toBe(false)
    expect(Object.hasOwn(definition as object, 'constructor')).toBe(false)
    expect(Reflect.get({}, 'admin')).toBeUndefined()
  })

  it('is cut down to a draft whatever its parts are', () => {
    const hostile = {
      ...TEST_DEFINITION,
      sections: [null, 7, { key: 1, fields: [{ type: 'script', key: {}, choices: 'x' }, []] }],
      stages: [{ key: 'a', kind: 'explode', skip: 'yes', checklist: { length: 1e9 } }],
      fee: 'free',
      certificate: null,
    }
    const draft = readDraftDefinition(taken(file(hostile)).definition)
    expect(draft.sections).toHaveLength(1)
    expect(draft.sections[0]?.fields).toMatchObject([{ type: 'text', key: '', choices: [] }])
    expect(draft.stages).toMatchObject([{ kind: 'document_check', skip: null, checklist: [] }])
  })
})

describe('the preview of an import', () => {
  it('shows what would change and what is wrong, and writes nothing', async () => {
    const { staff_id } = await createReviewer(db, 'admin')
    const nib = readDefaultLicenseTypes().find((type) => type.code === 'nib')?.definition
    const count = () => db.selectFrom('license_type_versions').select('id').execute()
    const before = (await count()).length
    const read = taken(file({ ...nib, fee: { amount: 1000, note: null }, extra: 1 }, { code: 'nib' }))
    const preview = await previewTransfer(db, staff_id, read)
    expect(preview).toMatchObject({ target: 'new_draft', draft_exists: false })
    expect(preview.changes.map((change) => change.attribute)).toEqual(expect.arrayContaining(['fee.amount']))
    expect(preview.problems).toEqual([{ path: [], code: 'keysUnknown', params: { keys: 'extra' } }])
    expect(await previewTransfer(db, staff_id, taken(file(nib)))).toMatchObject({
      target: 'new_type',
      changes: [],
    })
    expect(await count()).toHaveLength(before)
  })
})
