import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDefaultLicenseTypes } from '@/db/seed/defaults/license-types'
import { definitionSchema, type LicenseDefinition } from '../definitions/definition'
import type { Answers } from './answer-values'
import { alignRows } from './row-alignment'
import { diffContents } from './submission-diff'

const text = (word: string) => ({ id: word, en: `${word} (en)` })
const choices = [
  { value: 'one', label: text('Satu') },
  { value: 'two', label: text('Dua') },
]
const NAME = { key: 'name', type: 'text', label: text('Nama') }
const PLACE = { key: 'place', type: 'region', label: text('Tempat') }
const CHOSEN = { key: 'chosen', type: 'multi_choice', label: text('Pilihan'), choices, required: false }
const WHY = {
  key: 'why',
  type: 'text',
  label: text('Mengapa'),
  visible_when: { all: [{ field: 'chosen', is: 'includes', value: 'two' }] },
}
const GOODS = {
  key: 'goods',
  type: 'group',
  label: text('Barang'),
  item: text('Produk'),
  fields: [
    { key: 'title', type: 'text', label: text('Judul') },
    { key: 'price', type: 'money', label: text('Harga'), required: false },
  ],
}
const FORM = [NAME, PLACE, CHOSEN, WHY, GOODS]

function define(fields: object[] = FORM, documents: object[] = []): LicenseDefinition {
  const sections = [{ key: 'only', title: text('Bagian'), fields }]
  const [base] = readDefaultLicenseTypes()
  const { certificate, stages, ...rest } = base?.definition ?? definitionSchema.parse({})
  return definitionSchema.parse({
    ...rest,
    certificate: { ...certificate, facts: [] },
    stages: stages.map((stage) => ({ ...stage, skip: null })),
    priorities: [],
    subject: null,
    sections,
    documents,
  })
}

const whole = define()
const contents = (answers: Answers, definition = whole, documents: Record<string, string[]> = {}) => ({
  definition,
  answers,
  documents,
})

function diff(before: Answers, after: Answers) {
  return diffContents(contents(before), contents(after), { locale: 'id', names: {} })
}

describe('comparing answers', () => {
  it('names what was added, removed and changed, in the words of the form', () => {
    expect(diff({ name: 'Keripik', chosen: ['one'] }, { name: 'Kue', goods: [{ title: 'Nastar' }] })).toEqual(
      [
        {
          section: 'Bagian',
          key: 'name',
          kind: 'field',
          label: 'Nama',
          before: 'Keripik',
          after: 'Kue',
          change: 'changed',
        },
        {
          section: 'Bagian',
          key: 'chosen',
          kind: 'field',
          label: 'Pilihan',
          before: 'Satu',
          after: null,
          change: 'removed',
        },
        {
          section: 'Bagian',
          key: 'goods.0',
          kind: 'field',
          label: 'Produk 1',
          before: null,
          after: 'Judul: Nastar',
          change: 'added',
        },
      ],
    )
  })

  it.each([
    ['choices in another order', { chosen: ['one', 'two'] }, { chosen: ['two', 'one'] }],
    [
      'a place under another name',
      { place: { code: '32.73.01.1001', label: 'A' } },
      { place: { code: '32.73.01.1001', label: 'B' } },
    ],
    ['what only a hidden question held', { name: 'x', why: 'a' }, { name: 'x', why: 'b' }],
  ])('%s is no difference', (_, before, after) => {
    expect(diff(before as Answers, after as Answers)).toEqual([])
  })

  it('keeps the things of a group together when one in the middle goes', () => {
    const goods = ['A', 'B', 'C'].map((title) => ({ title }))
    expect(diff({ goods }, { goods: [{ title: 'A' }, { title: 'C' }] })).toMatchObject([
      { key: 'goods.1', change: 'removed', before: 'Judul: B' },
    ])
  })

  it('says which part of a thing changed', () => {
    const before: Answers = { goods: [{ title: 'A', price: 1000 }, { title: 'B' }] }
    const after: Answers = { goods: [{ title: 'A', price: 2500 }, { title: 'B' }] }
    const [change, ...others] = diff(before, after)
    expect(others).toEqual([])
    expect(change).toMatchObject({ key: 'goods.0.price', label: 'Produk 1: Harga', change: 'changed' })
    expect(change?.after).toContain('2.500')
  })

  it('shows what only the earlier version of the form asked as taken out, and a field of another type by its own rules', () => {
    const later = define([{ key: 'name', type: 'choice', label: text('Nama baru'), choices }])
    const changes = diffContents(
      contents({ name: 'Keripik', goods: [{ title: 'A' }] }),
      contents({ name: 'one' }, later),
      { locale: 'en', names: {} },
    )
    expect(changes).toMatchObject([
      { key: 'name', label: 'Nama baru (en)', before: 'Keripik', after: 'Satu (en)' },
      { key: 'goods.0', label: 'Produk (en) 1', change: 'removed' },
    ])
  })
})

describe('comparing documents', () => {
  const definition = define([NAME], [{ key: 'photo', label: text('Foto'), kinds: ['product_photo'] }])
  const compare = (before: string[], after: string[]) =>
    diffContents(contents({}, definition, { photo: before }), contents({}, definition, { photo: after }), {
      locale: 'id',
      names: { a: 'lama.jpg', b: 'baru.jpg' },
    })

  it.each([
    ['added', [], ['b'], { before: null, after: 'baru.jpg', change: 'added' }],
    ['removed', ['a'], [], { before: 'lama.jpg', after: null, change: 'removed' }],
    ['replaced', ['a'], ['b'], { before: 'lama.jpg', after: 'baru.jpg', change: 'changed' }],
    ['gone from the library since', ['x'], ['b'], { before: '?', after: 'baru.jpg', change: 'changed' }],
  ])('%s', (_, before, after, expected) => {
    expect(compare(before, after)).toMatchObject([
      { kind: 'document', key: 'photo', label: 'Foto', ...expected },
    ])
  })

  it('in another order are the same', () => {
    expect(compare(['a', 'b'], ['b', 'a'])).toEqual([])
  })
})

describe('whatever is compared', () => {
  const row = fc.record({ title: fc.constantFrom('A', 'B', 'C') })
  const answers = fc.record({ name: fc.constantFrom('x', 'y'), goods: fc.array(row, { maxLength: 6 }) })

  it('nothing differs from itself, and what differs is found', () => {
    fc.assert(
      fc.property(answers, answers, (one, other) => {
        expect(diff(one, one)).toEqual([])
        const differs = JSON.stringify(one) !== JSON.stringify(other)
        expect(diff(one, other).length > 0).toBe(differs)
      }),
    )
  })

  it('each row of both lists stands in exactly one pair, in order', () => {
    const list = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 12 })
    fc.assert(
      fc.property(list, list, (was, is) => {
        const pairs = alignRows(was, is, (one, other) => one === other)
        const indexes = (side: 'before' | 'after') =>
          pairs.map((pair) => pair[side]).filter((at) => at !== undefined)
        expect(indexes('before')).toEqual(was.map((_, at) => at))
        expect(indexes('after')).toEqual(is.map((_, at) => at))
      }),
    )
  })
})
