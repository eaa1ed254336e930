import { describe, expect, it } from 'vitest'
import { definitionSchema } from '../definitions/definition'
import { missingDocuments, requirementsOf, visibleDocuments } from '../definitions/visibility'
import { TEST_DEFINITION } from '../review/testing-case'
import { displayAnswer } from './answer-display'
import { checkAnswers, prefillAnswers } from './answers'
import { readDraft } from './drafts'
import { checkContents } from './mutations'
import { mergeRevision, revisionScope } from './revision-scope'

const text = (word: string) => ({ id: word, en: word })
const definition = definitionSchema.parse({
  ...TEST_DEFINITION,
  sections: [
    {
      key: 'recipe',
      title: text('Resep'),
      fields: [
        { key: 'has_lab', type: 'boolean', label: text('Sudah diuji?') },
        {
          key: 'lab_result',
          type: 'file',
          label: text('Hasil uji'),
          kinds: ['certificate'],
          max_files: 2,
          visible_when: { all: [{ field: 'has_lab', is: 'equals', value: true }] },
        },
        {
          key: 'kitchen',
          type: 'file',
          label: text('Foto dapur'),
          kinds: ['premises_photo'],
          required: false,
        },
      ],
    },
  ],
})
const keys = (list: { key: string }[]) => list.map((one) => one.key)

describe('a field of type file', () => {
  it('is a requirement beside the documents, in the order of the form', () => {
    expect(keys(requirementsOf(definition))).toEqual(['lab_result', 'kitchen', 'label'])
    expect(keys(visibleDocuments(definition, { has_lab: true }))).toEqual(['lab_result', 'kitchen', 'label'])
    expect(keys(visibleDocuments(definition, { has_lab: false }))).toEqual(['kitchen', 'label'])
  })

  it('is missing only while it is asked and required', () => {
    expect(keys(missingDocuments(definition, { has_lab: true }, new Set(['label'])))).toEqual(['lab_result'])
    expect(keys(missingDocuments(definition, { has_lab: false }, new Set(['label'])))).toEqual([])
  })

  it('is no answer: nothing typed under its key is kept, and answers are complete without it', () => {
    expect(readDraft(definition, { has_lab: true, lab_result: 'x' })).toEqual({ has_lab: true })
    expect(checkAnswers(definition, { has_lab: true })).toEqual({ ok: true, answers: { has_lab: true } })
    expect(prefillAnswers(definition, { 'company.trade_name': 'x' })).toEqual({})
    const field = definition.sections[0]?.fields[1]
    expect(field && displayAnswer(field, 'x', 'id')).toEqual({ kind: 'none' })
  })

  it('is asked for at sending, under the name of a document', () => {
    expect(checkContents(definition, { has_lab: true }, { label: ['1'] })).toEqual({
      ok: false,
      reason: 'incomplete',
      fieldErrors: { 'documents.lab_result': 'required' },
    })
  })

  it('may change with the answer that brings it, and keeps its files', () => {
    const scope = revisionScope(definition, [{ kind: 'field', key: 'has_lab', comment: '' }])
    expect([...scope.fields]).toEqual(['has_lab'])
    expect([...scope.documents]).toEqual(['lab_result'])
    const before = { answers: { has_lab: false }, documents: { kitchen: ['k'], label: ['l'] } }
    const draft = { answers: { has_lab: true }, documents: { lab_result: ['r'], kitchen: ['other'] } }
    expect(mergeRevision(definition, before, draft, scope)).toEqual({
      answers: { has_lab: true },
      documents: { lab_result: ['r'], kitchen: ['k'], label: ['l'] },
    })
  })

  it('does not stand in a group', () => {
    const inGroup = {
      key: 'products',
      type: 'group',
      label: text('Produk'),
      item: text('Produk'),
      fields: [{ key: 'photo', type: 'file', label: text('Foto'), kinds: ['other'] }],
    }
    const sections = [{ key: 'only', title: text('Satu'), fields: [inGroup] }]
    expect(definitionSchema.safeParse({ ...TEST_DEFINITION, sections }).success).toBe(false)
  })
})
