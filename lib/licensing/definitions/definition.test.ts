import { describe, expect, it } from 'vitest'
import { readDefaultLicenseTypes } from '@/db/seed/defaults/license-types'
import { TEST_DEFINITION } from '../review/testing-case'
import { definitionSchema } from './definition'

const text = (word: string) => ({ id: word, en: word })
const field = (key: string, more: object = {}) => ({ key, type: 'text', label: text(key), ...more })
const section = (...fields: object[]) => ({ key: 'only', title: text('Satu'), fields })
const stage = (key: string, kind: string, more: object = {}) => ({
  key,
  kind,
  name: text(key),
  role: 'reviewer',
  ...more,
})

/** What is wrong with the test definition once these parts are changed. */
function problems(changes: object): string[] {
  const parsed = definitionSchema.safeParse({ ...TEST_DEFINITION, ...changes })
  return parsed.success ? [] : parsed.error.issues.map((issue) => issue.message)
}

describe('the default licence types', () => {
  const types = readDefaultLicenseTypes()

  it('are the four we begin with', () => {
    expect(types.map((type) => type.code)).toEqual(['halal_self_declared', 'merek', 'nib', 'spp_irt'])
  })

  it.each(types)('$code asks enough to be useful and not more than one sits through', ({ definition }) => {
    const fields = definition.sections.flatMap((part) => part.fields)
    expect(fields.length).toBeGreaterThanOrEqual(10)
    expect(fields.length).toBeLessThanOrEqual(30)
    expect(definition.stages.length).toBeGreaterThanOrEqual(5)
    expect(definition.documents.length).toBeGreaterThan(0)
    for (const one of definition.stages) expect(one.checklist.length).toBeGreaterThan(0)
  })

  it.each(types)('$code survives being stored', ({ definition }) => {
    expect(definitionSchema.parse(JSON.parse(JSON.stringify(definition)))).toEqual(definition)
  })
})

describe('a definition as a whole', () => {
  it('is accepted when nothing is wrong', () => {
    expect(problems({})).toEqual([])
  })

  it.each([
    ['a field twice', { sections: [section(field('a'), field('a'))] }, 'Field key "a" is used twice'],
    [
      'a condition on a field that is not there',
      { sections: [section(field('a', { visible_when: { all: [{ field: 'b', is: 'answered' }] } }))] },
      'The condition names "b", which is no field before this one',
    ],
    [
      'a condition on a later field',
      {
        sections: [
          section(field('a', { visible_when: { all: [{ field: 'b', is: 'answered' }] } }), field('b')),
        ],
      },
      'The condition names "b", which is no field before this one',
    ],
    [
      'a condition that does not suit the field',
      {
        sections: [
          section(
            field('a'),
            field('b', { visible_when: { any: [{ field: 'a', is: 'equals', value: 'x' }] } }),
          ),
        ],
      },
      '"equals" does not suit "a"',
    ],
    [
      'a document that depends on nothing known',
      {
        documents: [
          {
            key: 'd',
            label: text('D'),
            kinds: ['ktp'],
            visible_when: { all: [{ field: 'x', is: 'answered' }] },
          },
        ],
      },
      'The condition names "x", which is no field before this one',
    ],
    [
      'a pattern that is none',
      { sections: [section(field('a', { pattern: '(', example: 'x' }))] },
      'The pattern is not a regular expression',
    ],
    [
      'an example that its pattern refuses',
      { sections: [section(field('a', { pattern: '[0-9]+', example: 'x' }))] },
      'The example does not match the pattern',
    ],
    [
      'a minimum above the maximum',
      { sections: [section(field('a', { min: 9, max: 3 }))] },
      'The minimum is above the maximum',
    ],
    [
      'a prefill of the wrong kind',
      { sections: [section(field('a', { prefill: 'company.region' }))] },
      'company.region cannot fill a field of type text',
    ],
    ['a subject that nothing asks', { subject: 'x' }, 'The subject "x" is no text field'],
    ['no issue at the end', { stages: [stage('a', 'intake')] }, 'The last stage must issue the licence'],
    [
      'an issue in the middle',
      { stages: [stage('a', 'issue'), stage('b', 'issue')] },
      'Only the last stage may issue the licence',
    ],
    ['a stage twice', { stages: [stage('a', 'intake'), stage('a', 'issue')] }, 'Stage key "a" is used twice'],
    [
      'a checklist item twice',
      {
        stages: [
          stage('a', 'issue', {
            checklist: [
              { key: 'x', label: text('x') },
              { key: 'x', label: text('y') },
            ],
          }),
        ],
      },
      'Checklist key "x" is used twice',
    ],
  ])('is refused with %s', (_, changes, message) => {
    expect(problems(changes)).toContain(message)
  })

  it('has at most eight stages', () => {
    const many = Array.from({ length: 8 }, (_, at) => stage(`s${at}`, 'visit'))
    expect(problems({ stages: [...many, stage('last', 'issue')] })).not.toEqual([])
  })
})
