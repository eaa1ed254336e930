import { describe, expect, it } from 'vitest'
import { readDefaultLicenseTypes } from '@/db/seed/defaults/license-types'
import { blankDefinition } from '@/lib/licensing/definitions/versions/blank'
import { checkDefinition } from '@/lib/licensing/definitions/versions/check'
import { FIELD_TYPES, LIMITS, readDraftDefinition } from '@/lib/licensing/definitions/versions/draft'
import { toDefinitionJson } from '@/lib/licensing/definitions/versions/draft-json'
import { asType, FIRST_LIMITS, newField, newStage } from './new-things'
import { keyFrom, partOf, withValue } from './paths'
import { renameField, renameStage } from './rename'

const text = (word: string) => ({ id: word, en: word })
const spp = readDefaultLicenseTypes().find((type) => type.code === 'spp_irt')?.definition

/** What is wrong with a draft that is nearly blank once this field stands in it. */
function problemsWith(field: ReturnType<typeof newField>): string[] {
  const blank = readDraftDefinition(blankDefinition(text('Izin')))
  const draft = {
    ...blank,
    summary: text('x'),
    authority: text('x'),
    official_time: text('x'),
    recommendation: { ...blank.recommendation, why: text('x') },
    certificate: { ...blank.certificate, statement: text('x') },
    sections: blank.sections.map((section) => ({ ...section, fields: [field] })),
  }
  return checkDefinition(toDefinitionJson(draft)).problems.map((problem) => problem.path.slice(4).join('.'))
}

describe('a new field', () => {
  it('begins with the limits that a draft gives it', () => {
    expect(FIRST_LIMITS).toEqual(LIMITS)
  })

  it.each(FIELD_TYPES)('of type %s needs nothing but its words', (type) => {
    const wrong = problemsWith(asType({ ...newField(), key: 'a', label: text('A') }, type))
    const words =
      /^(choices\.\d\.(value|label\.(id|en))|fields\.0\.(key|label\.(id|en))|item\.(id|en)|choices)$/
    expect(wrong.filter((path) => !words.test(path))).toEqual([])
  })

  it('keeps its words and choices whatever it becomes in between', () => {
    const choice = { ...asType({ ...newField(), label: text('A') }, 'choice') }
    const back = FIELD_TYPES.reduce((field, type) => asType(field, type), choice)
    expect(asType(back, 'choice')).toMatchObject({ label: text('A'), choices: choice.choices })
  })
})

describe('a key', () => {
  it.each([
    ['Nama produk', 'nama_produk'],
    ['  Sudah diuji? ', 'sudah_diuji'],
    ['1. Alamat', 'alamat'],
    ['Café', 'cafe'],
    ['???', ''],
  ])('of “%s” is “%s”', (words, key) => {
    expect(keyFrom(words, new Set())).toBe(key)
  })

  it('is never one that is taken', () => {
    expect(keyFrom('Nama', new Set(['nama', 'nama_2']))).toBe('nama_3')
  })
})

describe('another key', () => {
  it('goes along into every condition, the subject, the certificate and the other stages', () => {
    const draft = readDraftDefinition(spp)
    const renamed = renameStage(renameField(draft, 'product_name', 'product'), 'technical_review', 'check')
    const before = JSON.stringify(draft)
    const after = JSON.stringify(renamed)
    const named = (json: string, key: string) => json.split(`"${key}"`).length - 1
    expect(named(before, 'product_name')).toBeGreaterThan(1)
    // The field's own key is changed by whoever renames it.
    expect(named(after, 'product_name')).toBe(1)
    expect(renamed.subject).toBe('product')
    expect(renamed.stages.flatMap((stage) => stage.separate_from)).toEqual(['check'])
  })

  it('of a thing that has none yet changes nothing', () => {
    const draft = readDraftDefinition(spp)
    expect(renameField(draft, '', 'x')).toBe(draft)
  })
})

describe('a change at a spot', () => {
  it('leaves everything beside the way to it as it was', () => {
    const draft = readDraftDefinition(spp)
    const changed = withValue(draft, ['stages', 1, 'working_days'], 9)
    expect(changed.stages[1]?.working_days).toBe(9)
    expect(changed.stages[0]).toBe(draft.stages[0])
    expect(changed.sections).toBe(draft.sections)
    expect(draft.stages[1]?.working_days).not.toBe(9)
  })

  it('belongs to one part', () => {
    expect(['fee', 'subject', 'renewal', 'comes_with'].map((name) => partOf([name]))).toEqual([
      'basics',
      'form',
      'certificate',
      'basics',
    ])
    expect(newStage().separate_from).toEqual([])
  })
})
