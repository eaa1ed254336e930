import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDefaultLicenseTypes } from '@/db/seed/defaults/license-types'
import { definitionSchema, type LicenseDefinition } from '../definitions/definition'
import { missingDocuments, visibleDocuments, visibleFields } from '../definitions/visibility'
import { TEST_DEFINITION } from '../review/testing-case'
import { displayAnswer } from './answer-display'
import type { Answers } from './answer-values'
import { checkAnswers, prefillAnswers } from './answers'
import { readDraft } from './drafts'

const text = (word: string) => ({ id: word, en: `${word} (en)` })
const choices = [
  { value: 'one', label: text('Satu') },
  { value: 'two', label: text('Dua') },
]

function withFields(...fields: object[]): LicenseDefinition {
  return definitionSchema.parse({
    ...TEST_DEFINITION,
    sections: [{ key: 'only', title: text('Satu'), fields }],
    documents: [],
  })
}

/** The error of field `a` when it is answered so, or undefined. */
function errorOf(field: object, value: unknown): string | undefined {
  const definition = withFields({ key: 'a', label: text('A'), ...field })
  const checked = checkAnswers(definition, readDraft(definition, { a: value }))
  return checked.ok ? undefined : (checked.fieldErrors.a ?? Object.values(checked.fieldErrors)[0])
}

describe('checking an answer', () => {
  const digits = { type: 'text', pattern: '[0-9]{5}', example: '12345' }
  it.each([
    ['a text', { type: 'text' }, 'Keripik', undefined],
    ['nothing', { type: 'text' }, '', 'required'],
    ['blanks only', { type: 'text' }, '   ', 'required'],
    ['nothing where nothing is needed', { type: 'text', required: false }, '', undefined],
    ['too short a text', { type: 'text', min: 3 }, 'ab', 'tooShort?min=3'],
    ['too long a text', { type: 'text', max: 3 }, 'abcd', 'tooLong?max=3'],
    ['a text of the wrong form', digits, '1234', 'format'],
    ['a part of the right form', digits, '123456', 'format'],
    ['a number as typed', { type: 'number' }, '12', undefined],
    ['a number with a comma', { type: 'number', decimals: 1 }, '2,5', undefined],
    ['a fraction where whole ones count', { type: 'number' }, '2.5', 'wholeNumber'],
    ['too small a number', { type: 'number', min: 2 }, 1, 'tooLow?min=2'],
    ['rupiah as typed', { type: 'money' }, '1250000', undefined],
    ['too much money', { type: 'money', max: 500 }, 501, 'tooHigh?max=500'],
    ['a day', { type: 'date' }, '2026-02-28', undefined],
    ['a day that no calendar has', { type: 'date' }, '2026-02-30', 'date'],
    ['a day before the first', { type: 'date', min: '2026-01-01' }, '2025-12-31', 'tooEarly'],
    ['one of the choices', { type: 'choice', choices }, 'two', undefined],
    ['another word', { type: 'choice', choices }, 'three', 'required'],
    ['a forged choice among others', { type: 'multi_choice', choices }, ['one', 'x'], undefined],
    ['too many choices', { type: 'multi_choice', choices, max: 1 }, ['one', 'two'], 'tooMany?max=1'],
    ['no', { type: 'boolean' }, 'false', undefined],
    ['a box left empty', { type: 'boolean', style: 'agree' }, false, 'mustAgree'],
    ['a place', { type: 'region' }, { code: '32.73.01.1001', label: 'x' }, undefined],
    ['a place that is too wide', { type: 'region' }, { code: '32.73', label: 'x' }, 'format'],
    ['a business class', { type: 'kbli' }, { version: '2025', code: '10794', title: 'x' }, undefined],
    ['something else altogether', { type: 'text' }, { a: 1 }, 'required'],
  ])('%s', (_, field, value, expected) => {
    expect(errorOf(field, value)).toBe(expected)
  })

  it('names the place of an error within a group', () => {
    const definition = withFields({
      key: 'products',
      type: 'group',
      label: text('Produk'),
      item: text('Produk'),
      fields: [{ key: 'name', type: 'text', label: text('Nama') }],
    })
    const answers = readDraft(definition, { products: [{ name: 'Keripik' }, { name: '' }] })
    expect(checkAnswers(definition, answers)).toEqual({
      ok: false,
      fieldErrors: { 'products.1.name': 'required' },
    })
  })
})

describe('what is asked', () => {
  const definition = definitionSchema.parse({
    ...withFields(
      { key: 'meat', type: 'boolean', label: text('Daging?') },
      {
        key: 'kind',
        type: 'choice',
        label: text('Jenis'),
        choices,
        visible_when: { all: [{ field: 'meat', is: 'equals', value: true }] },
      },
      {
        key: 'source',
        type: 'text',
        label: text('Asal'),
        visible_when: { all: [{ field: 'kind', is: 'one_of', value: ['two'] }] },
      },
    ),
    documents: [
      {
        key: 'proof',
        label: text('Bukti'),
        kinds: ['certificate'],
        visible_when: { all: [{ field: 'kind', is: 'equals', value: 'two' }] },
      },
    ],
  })
  const asked = (answers: Answers) => visibleFields(definition, answers).map((field) => field.key)

  it('follows the answers', () => {
    expect(asked({})).toEqual(['meat'])
    expect(asked({ meat: true })).toEqual(['meat', 'kind'])
    expect(asked({ meat: true, kind: 'two' })).toEqual(['meat', 'kind', 'source'])
  })

  it('does not follow an answer that is hidden itself', () => {
    expect(asked({ meat: false, kind: 'two' })).toEqual(['meat'])
    expect(visibleDocuments(definition, { meat: false, kind: 'two' })).toEqual([])
  })

  it('misses only documents that are asked', () => {
    const answers = { meat: true, kind: 'two', source: 'Pasar' }
    expect(missingDocuments(definition, answers, new Set()).map((one) => one.key)).toEqual(['proof'])
    expect(missingDocuments(definition, answers, new Set(['proof']))).toEqual([])
  })

  it('drops what was hidden before sending', () => {
    expect(checkAnswers(definition, { meat: false, kind: 'two', source: 'Pasar' })).toEqual({
      ok: true,
      answers: { meat: false },
    })
  })
})

describe('prefilling', () => {
  it('takes what the field accepts and leaves the rest', () => {
    const definition = withFields(
      { key: 'name', type: 'text', label: text('Nama'), prefill: 'company.trade_name' },
      {
        key: 'nib',
        type: 'text',
        label: text('NIB'),
        prefill: 'company.nib',
        pattern: '[0-9]{13}',
        example: '1234567890123',
      },
      { key: 'sales', type: 'money', label: text('Penjualan'), prefill: 'company.yearly_sales_amount' },
    )
    const facts = {
      'company.trade_name': 'Warung Sari',
      'company.nib': '12',
      'company.yearly_sales_amount': 0,
    }
    expect(prefillAnswers(definition, facts)).toEqual({ name: 'Warung Sari', sales: 0 })
  })
})

describe('whatever comes in', () => {
  const types = readDefaultLicenseTypes()

  it.each(types)('$code: a draft never throws, and reads the same a second time', ({ definition }) => {
    const keys = definition.sections.flatMap((section) => section.fields.map((field) => field.key))
    const anything = fc.dictionary(fc.constantFrom(...keys, '__proto__', 'x'), fc.jsonValue())
    fc.assert(
      fc.property(anything, (input) => {
        const draft = readDraft(definition, input)
        expect(readDraft(definition, draft)).toEqual(draft)
        checkAnswers(definition, draft)
        for (const field of definition.sections.flatMap((section) => section.fields)) {
          displayAnswer(field, draft[field.key], 'id')
        }
      }),
    )
  })

  it.each(types)(
    '$code: what passes the check passes it again, and holds only what is asked',
    ({ definition }) => {
      fc.assert(
        fc.property(fc.infiniteStream(fc.nat()), (stream) => {
          const draft = readDraft(definition, validAnswers(definition, stream))
          const checked = checkAnswers(definition, draft)
          if (!checked.ok) return
          const asked = new Set(visibleFields(definition, draft).map((field) => field.key))
          expect(Object.keys(checked.answers).every((key) => asked.has(key))).toBe(true)
          expect(checkAnswers(definition, checked.answers)).toEqual(checked)
        }),
      )
    },
  )

  it.each(types)('$code can be filled in completely', ({ definition }) => {
    const draft = readDraft(definition, validAnswers(definition, zeros()))
    const checked = checkAnswers(definition, draft)
    expect(checked.ok ? {} : checked.fieldErrors).toEqual({})
  })
})

function* zeros() {
  while (true) yield 0
}

/** Plausible answers to every field; the stream decides which choices are taken. */
function validAnswers(definition: LicenseDefinition, stream: Iterable<number>): Answers {
  const numbers = stream[Symbol.iterator]()
  const next = (count: number) => (numbers.next().value ?? 0) % count
  const answer = (field: LicenseDefinition['sections'][number]['fields'][number]): unknown => {
    switch (field.type) {
      case 'text':
        return field.example ?? 'x'.repeat(field.min ?? 5)
      case 'long_text':
        return 'x'.repeat(Math.max(5, field.min ?? 0))
      case 'number':
        return field.min ?? 1
      case 'money':
        return field.min
      case 'date':
        return '2026-01-02'
      case 'choice':
        return field.choices[next(field.choices.length)]?.value
      case 'multi_choice':
        return [field.choices[next(field.choices.length)]?.value]
      case 'boolean':
        return field.style === 'agree' || next(2) === 1
      case 'region':
        return { code: '32.73.01.1001', label: 'Bandung' }
      case 'kbli':
        return { version: '2025', code: '10794', title: 'Keripik' }
      case 'file':
        return undefined
      default:
        return Array.from({ length: field.min }, () =>
          Object.fromEntries(field.fields.map((inner) => [inner.key, answer(inner)])),
        )
    }
  }
  return Object.fromEntries(
    definition.sections.flatMap((section) => section.fields.map((field) => [field.key, answer(field)])),
  ) as Answers
}
